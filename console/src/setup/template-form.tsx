import { Autocomplete, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useChange } from '@/common/api/use-change';
import { fieldErrors } from '@/common/form/field-errors';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { words } from './words';

type Vm = Schemas['InventoryViews.VmView'];

/** VMs whose names have what is typed; a large vCenter has thousands. */
function useVms(vcenter: string, typed: string) {
  const [search] = useDebouncedValue(typed, 250);
  return useQuery<{ items: Vm[] }, Problem>({
    queryKey: key('inventory', 'vms', vcenter, search),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/inventory/vms', { params: { query: { vcenter, search, size: 50 } }, signal })),
    enabled: vcenter !== '',
    placeholderData: (before) => before,
    retry: false,
  });
}

function useMaking() {
  const t = useWords(words);
  const queries = useQueryClient();
  return useChange<Schemas['TemplateDocument'], Schemas['TemplateView']>({
    run: (body, idempotencyKey) =>
      answered(api.POST('/api/templates', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body })),
    touches: ['templates'],
    done: (template) => t('making', { name: template.name }),
    onDone: () => void queries.invalidateQueries({ queryKey: key('connections', 'set-up') }),
  });
}

const fields = ['name', 'vcenter', 'sourceVm', 'description'];

/** What the first template needs to be said; everything else is as proposed. */
export function TemplateForm({ vcenters }: { vcenters: readonly string[] }) {
  const t = useWords(words);
  const [chosen, choose] = useState<string>();
  const vcenter = chosen ?? vcenters[0] ?? '';
  const [text, setText] = useState({ sourceVm: '', name: '', description: '' });
  const change = (changed: Partial<typeof text>) => setText((now) => ({ ...now, ...changed }));
  const vms = useVms(vcenter, text.sourceVm);
  const known = vms.data?.items.filter((vm) => !vm.template) ?? [];
  const make = useMaking();
  const errors = make.error ? fieldErrors(make.error) : {};
  const { sourceVm, name, description } = text;
  const submit = () => {
    const datacenter = known.find((vm) => vm.name === sourceVm)?.datacenter;
    const described = description === '' ? {} : { description };
    const placed = datacenter === undefined ? {} : { datacenter };
    make.mutate({ vcenter, sourceVm, name, mode: 'clone', linkedClones: false, ...described, ...placed });
  };
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm" maw={520}>
        <Select
          label={t('vcenter')}
          data={[...vcenters]}
          value={vcenter === '' ? null : vcenter}
          onChange={(one) => choose(one ?? '')}
          error={errors.vcenter}
        />
        <Autocomplete
          label={t('sourceVm')}
          description={t('sourceVmHint')}
          data={[...new Set(known.map((vm) => vm.name))]}
          value={sourceVm}
          onChange={(typed) => change({ sourceVm: typed })}
          error={errors.sourceVm}
          withAsterisk
        />
        <TextInput
          label={t('templateName')}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={errors.name}
          withAsterisk
        />
        <TextInput
          label={t('description')}
          value={description}
          onChange={(event) => change({ description: event.currentTarget.value })}
          error={errors.description}
        />
        {vms.error && <ProblemBox thrown={vms.error} onRetry={() => void vms.refetch()} />}
        {make.error && <ProblemBox thrown={make.error} shownFields={fields} />}
        <Group>
          <Button type="submit" loading={make.isPending} disabled={sourceVm === '' || vcenter === '' || name === ''}>
            {t('make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
