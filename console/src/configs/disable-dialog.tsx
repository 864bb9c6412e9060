import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { disablingWords } from '@/common/service/disabling-words';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { words } from './words';

/** Says what disabling means, and asks why. */
export function DisableDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const t = useWords(words);
  const d = useWords(disablingWords);
  const c = useWords(common);
  const [reason, setReason] = useState('');
  const disabling = useChange<string>({
    run: (why, idempotencyKey) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/disable', {
          params: { path: { service }, header: { 'Idempotency-Key': idempotencyKey } },
          body: { reason: why },
        }),
      ),
    touches: ['configs', 'services'],
    done: () => t('disabledDone', { service }),
    onDone: onClose,
  });
  const why = reason.trim();
  return (
    <Modal opened onClose={onClose} title={t('disableTitle', { service })}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (why !== '' && !disabling.isPending) disabling.mutate(why);
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{d('disableMeaning')}</Text>
          <TextInput
            label={t('disableReason')}
            description={c('reasonNeeded')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            withAsterisk
            data-autofocus
          />
          {disabling.error && <ProblemBox thrown={disabling.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" disabled={why === ''} loading={disabling.isPending}>
              {t('disableAct')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
