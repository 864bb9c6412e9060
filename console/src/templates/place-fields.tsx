import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useWords } from '@/common/words/catalogue';
import { formWords } from './form-words';

export interface Place {
  cluster: string;
  folder: string;
  datastore: string;
}

const fields = ['cluster', 'folder', 'datastore'] as const;
type Field = (typeof fields)[number];

function names(field: Field, vcenter: string, datacenter: string, signal: AbortSignal): Promise<string[]> {
  const params = { query: { vcenter, datacenter, size: 1000 } };
  switch (field) {
    case 'cluster':
      return answered(api.GET('/api/inventory/clusters', { params, signal })).then((list) =>
        list.items.map((one) => one.name),
      );
    case 'folder':
      return answered(api.GET('/api/inventory/folders', { params, signal })).then((list) =>
        list.items.map((one) => one.path),
      );
    case 'datastore':
      return answered(api.GET('/api/inventory/datastores', { params, signal })).then((list) =>
        list.items.map((one) => one.name),
      );
  }
}

interface Props {
  vcenter: string;
  datacenter: string;
  place: Place;
  onChange: (place: Place) => void;
  errors: Readonly<Record<string, string>>;
}

/** Where a copy is to lie, chosen from what vCenter has. */
export function PlaceFields({ vcenter, datacenter, place, onChange, errors }: Props) {
  return fields.map((field) => (
    <PlaceField
      key={field}
      field={field}
      vcenter={vcenter}
      datacenter={datacenter}
      value={place[field]}
      onChange={(value) => onChange({ ...place, [field]: value })}
      error={errors[field]}
    />
  ));
}

interface FieldProps {
  field: Field;
  vcenter: string;
  datacenter: string;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function PlaceField({ field, vcenter, datacenter, value, onChange, error }: FieldProps) {
  const t = useWords(formWords);
  const found = useQuery({
    queryKey: key('inventory', field, vcenter, datacenter),
    queryFn: ({ signal }) => names(field, vcenter, datacenter, signal),
  });
  return (
    <Autocomplete
      label={t(field)}
      data={[...new Set(found.data ?? [])]}
      limit={50}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
