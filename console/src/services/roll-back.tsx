import { Stack, Text } from '@mantine/core';
import { answered, api, type Schemas, type Versioned } from '@/common/api/client';
import { inWords } from '@/common/config/field-value';
import { useChange } from '@/common/api/use-change';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { FieldDiff } from '@/common/ui/diff-view';
import { useWords } from '@/common/words/catalogue';
import { configWords } from './config-words';
import { differences } from './flat';
import type { Config } from './reads';

interface Props {
  revision: Schemas['RevisionView'];
  config: Versioned<Config>;
  onClose: () => void;
}

/** Of these an earlier revision knows nothing: they stay as they are. */
const staying = new Set(['enabled', 'mode']);

/** Goes back to an earlier revision, after showing which fields that changes now. */
export function RollBack({ revision, config, onClose }: Props) {
  const t = useWords(configWords);
  const { service } = config.value;
  const changes = differences(config.value.config, revision.config).filter((change) => !staying.has(change.field));
  const rollBack = useChange<{ reason: string; confirm: boolean }>({
    run: ({ reason, confirm }, once) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/rollback', {
          params: {
            path: { service },
            query: { confirm },
            header: { 'Idempotency-Key': once, ...(config.etag && { 'If-Match': config.etag }) },
          },
          body: { revision: revision.revision, reason },
        }),
      ),
    touches: ['configs', 'services', 'decisions'],
    done: () => t('rolledBack', { service, revision: revision.revision }),
    onDone: onClose,
  });
  // The server has said how many members would go: confirmed once more, they do.
  const isAskedAgain = rollBack.error?.code === 'confirmation-required';
  return (
    <ConfirmByName
      opened
      title={t('rollBackTitle', { service, revision: revision.revision })}
      name={service}
      wantsReason
      act={t(isAskedAgain ? 'rollBackConfirmed' : 'rollBack')}
      isRunning={rollBack.isPending}
      problem={rollBack.error}
      onConfirm={(reason) => rollBack.mutate({ reason, confirm: isAskedAgain })}
      onClose={onClose}
      consequences={
        <Stack gap="xs">
          <Text size="sm">
            {changes.length === 0 ? t('rollBackNothing') : t('rollBackHint', { count: changes.length })}
          </Text>
          {changes.length > 0 && <FieldDiff changes={changes.map(inWords)} />}
        </Stack>
      }
    />
  );
}
