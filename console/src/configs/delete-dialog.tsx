import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useChange } from '@/common/api/use-change';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { useWords } from '@/common/words/catalogue';
import { useConfig } from './configs';
import { words } from './words';

/** How many VMs of the service were created by us. */
function useCreated(service: string) {
  return useQuery<number, Problem>({
    queryKey: key('members', 'created', service),
    queryFn: async ({ signal }) => {
      const { total } = await answered(
        api.GET('/api/autoscaling/configs/{service}/members', {
          params: { path: { service }, query: { origin: 'created', size: 1 } },
          signal,
        }),
      );
      return total;
    },
    retry: false,
  });
}

/** Deletes a config; its VMs stay unless they are to go. */
export function DeleteDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const t = useWords(words);
  const config = useConfig(service);
  const created = useCreated(service);
  const [removes, setRemoves] = useState(false);
  const deleting = useChange<void, Schemas['Integration.Begun'] | undefined>({
    run: () =>
      answered(
        api.DELETE('/api/autoscaling/configs/{service}', {
          params: {
            path: { service },
            header: { 'If-Match': config.data?.etag ?? '' },
            query: { removeVms: removes },
          },
        }),
      ),
    touches: ['configs', 'services', 'members'],
    done: (begun) => t(begun ? 'deletedBegun' : 'deletedDone', { service }),
    onDone: onClose,
  });
  const count = created.data ?? 0;
  return (
    <ConfirmByName
      opened
      title={t('deleteTitle', { service })}
      name={service}
      consequences={
        <Stack gap="sm">
          <Text size="sm">{t('deleteWhat', { service })}</Text>
          {created.data === 0 && <Text size="sm">{t('deleteNone')}</Text>}
          {created.error && <Text size="sm">{t('deleteUnknown')}</Text>}
          {created.data !== 0 && <Fate count={count} removes={removes} onChange={setRemoves} />}
        </Stack>
      }
      act={removes ? t('deleteRemoveAct', { count }) : t('deleteKeepAct')}
      isRunning={deleting.isPending}
      problem={deleting.error ?? config.error ?? undefined}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    />
  );
}

function Fate({ count, removes, onChange }: { count: number; removes: boolean; onChange: (removes: boolean) => void }) {
  const t = useWords(words);
  return (
    <Radio.Group
      aria-label={t('membersFate')}
      value={removes ? 'remove' : 'keep'}
      onChange={(chosen) => onChange(chosen === 'remove')}
    >
      <Stack gap={6}>
        <Radio size="xs" value="keep" label={t('deleteKeep', { count })} description={t('deleteKeepHint')} />
        <Radio size="xs" value="remove" label={t('deleteRemove', { count })} description={t('deleteRemoveHint')} />
      </Stack>
    </Radio.Group>
  );
}
