import { Group, Select, type SelectProps, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { bytesText } from '@/common/format';
import { Time } from '@/common/time/time';
import { ProblemBox } from '@/common/ui/problem-box';
import { Toned } from '@/common/ui/state-badge';
import { type Say, useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { formWords } from './form-words';

export type Vm = Schemas['InventoryViews.VmView'];

interface Listed {
  items: Vm[];
  total: number;
  asOf: string;
  stale: boolean;
  trouble?: string;
}

interface Props {
  vcenter: string;
  /** Templates that vCenter has, instead of VMs. */
  isOfTemplates: boolean;
  chosen: Vm | undefined;
  onChoose: (vm: Vm | undefined) => void;
  error?: string | undefined;
}

/** As many as one looks through; whoever wants another types more of its name. */
const most = 50;

/** A VM of a vCenter, found by a part of its name while it is typed. */
export function VmField({ vcenter, isOfTemplates, chosen, onChoose, error }: Props) {
  const t = useWords(formWords);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === chosen?.name ? '' : typed, 250);
  const found = useQuery<Listed, Problem>({
    queryKey: key('inventory', 'vms', vcenter, isOfTemplates, search),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/inventory/vms', {
          params: {
            query: { vcenter, template: String(isOfTemplates), size: most, ...(search !== '' && { search }) },
          },
          signal,
        }),
      ) as Promise<Listed>,
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const known = new Map([...(chosen ? [chosen] : []), ...items].map((vm) => [vm.id, vm]));
  const rest = (found.data?.total ?? 0) - items.length;
  const option: SelectProps['renderOption'] = ({ option: { value } }) => {
    const vm = known.get(value);
    return vm && <VmOption vm={vm} t={t} />;
  };
  return (
    <>
      <Select
        label={t(isOfTemplates ? 'sourceTemplate' : 'sourceVm')}
        placeholder={t('searchVm')}
        description={<AsOf listed={found.data} rest={rest} t={t} />}
        data={[...known.values()].map((vm) => ({ value: vm.id, label: vm.name }))}
        // The server has searched already.
        filter={({ options }) => options}
        renderOption={option}
        nothingFoundMessage={found.isFetching ? undefined : t('nothingFound')}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        value={chosen?.id ?? null}
        onChange={(id) => onChoose(id === null ? undefined : known.get(id))}
        error={error}
        withAsterisk
        maxDropdownHeight={280}
      />
      {found.error && <ProblemBox thrown={found.error} onRetry={() => void found.refetch()} />}
    </>
  );
}

type T = Say<(typeof formWords)['en']>;

function AsOf({ listed, rest, t }: { listed: Listed | undefined; rest: number; t: T }) {
  if (!listed) return null;
  return (
    <>
      {listed.stale ? (
        <Toned tone="warn">{t('stale', { why: told(listed.trouble ?? '') })}</Toned>
      ) : (
        <>
          {t('asOf')} <Time at={listed.asOf} />
        </>
      )}
      {rest > 0 && ` · ${t('moreFound', { count: rest })}`}
    </>
  );
}

function VmOption({ vm, t }: { vm: Vm; t: T }) {
  return (
    <Group gap="sm" justify="space-between" wrap="nowrap" w="100%">
      <div>
        <Text size="sm">{vm.name}</Text>
        <Text size="xs" c="dimmed">
          {vm.datacenter} · {vm.folder} · {vm.guestOs}
        </Text>
      </div>
      <Text size="xs" c="dimmed" ta="right">
        {powerText(vm, t)} · {t('cpus', { count: vm.cpus })} · {bytesText(vm.memoryMb * 1024 * 1024)}
      </Text>
    </Group>
  );
}

function powerText(vm: Vm, t: T): string {
  if (isOn(vm)) return t('powerOn');
  return vm.power === 'suspended' ? t('suspended') : t('powerOff');
}

/** A VM that runs cannot be converted. */
export function isOn(vm: Vm): boolean {
  return vm.power === 'on';
}
