import { Autocomplete, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/client';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  /** Names of services are offered for what is typed. */
  isService?: boolean;
}

/** Asks the server when the typing pauses. */
export function TextFilter({ label, placeholder, value, onChange, isService = false }: Props) {
  const [typed, type, choose] = useTyping(value, onChange);
  const shown = {
    'aria-label': label,
    placeholder,
    leftSection: <IconSearch size={14} aria-hidden />,
    value: typed,
    w: 200,
  };
  if (isService) return <ServiceInput {...shown} onChange={type} onOptionSubmit={choose} />;
  return <TextInput type="search" {...shown} onChange={(event) => type(event.currentTarget.value)} />;
}

interface ServiceProps {
  'aria-label': string;
  value: string;
  onChange: (text: string) => void;
  onOptionSubmit: (service: string) => void;
}

/** As many as one looks through. */
const most = 20;

function ServiceInput(props: ServiceProps) {
  const text = props.value.trim();
  const found = useQuery({
    queryKey: ['search-services', text],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/search', { params: { query: { q: text } }, signal }))).items,
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
    select: (hits) => hits.filter((hit) => hit.kind === 'service').map((hit) => hit.id),
  });
  return <Autocomplete {...props} data={found.data ?? []} limit={most} autoComplete="off" />;
}

/** What is typed, how to type, and how to choose at once. */
function useTyping(value: string, onChange: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [known, setKnown] = useState(value);
  const [told, setTold] = useState(value);
  // Back, forward and "clear filters" change the URL from elsewhere; what was told from here is not written over what is typed on.
  if (known !== value) {
    setKnown(value);
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  useEffect(() => () => clearTimeout(pause.current), []);
  const tell = (text: string) => {
    setTold(text);
    onChange(text);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => tell(text.trim()), 300);
  };
  const choose = (text: string) => {
    clearTimeout(pause.current);
    setTyped(text);
    tell(text);
  };
  return [typed, type, choose] as const;
}
