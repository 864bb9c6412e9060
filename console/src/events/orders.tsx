import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { ProblemBox } from '@/common/ui/problem-box';
import { useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import type { Work } from './timeline';
import { words } from './words';

type Act = 'retry' | 'undo' | 'resolve';

/** What may be ordered in which state; the server has the last word. */
function actsOf(work: Work): Act[] {
  if (work.state === 'STUCK') return ['retry', 'undo', 'resolve'];
  return work.state === 'RUNNING' || work.state === 'WAITING' || work.state === 'PENDING' ? ['undo'] : [];
}

/** The ways out of a workflow that needs a person, and the way back of one that runs. */
export function Orders({ work }: { work: Work }) {
  const t = useWords(words);
  const [act, setAct] = useState<Act | undefined>();
  return (
    <>
      {actsOf(work).map((one) => (
        <Button key={one} size="compact-xs" variant="default" onClick={() => setAct(one)}>
          {t(one)}
        </Button>
      ))}
      {act && <OrderDialog work={work} act={act} onClose={() => setAct(undefined)} />}
    </>
  );
}

function send(id: string, act: Act, reason: string, idempotencyKey: string) {
  const options = {
    params: { path: { id }, header: { 'Idempotency-Key': idempotencyKey } },
    body: { reason },
  };
  switch (act) {
    case 'retry':
      return answered(api.POST('/api/autoscaling/workflows/{id}/retry', options));
    case 'undo':
      return answered(api.POST('/api/autoscaling/workflows/{id}/undo', options));
    case 'resolve':
      return answered(api.POST('/api/autoscaling/workflows/{id}/resolve', options));
  }
}

interface DialogProps {
  work: Work;
  act: Act;
  onClose: () => void;
}

function OrderDialog({ work, act, onClose }: DialogProps) {
  const t = useWords(words);
  const c = useWords(common);
  const [reason, setReason] = useState('');
  const order = useChange<string>({
    run: (why, idempotencyKey) => send(work.id, act, why, idempotencyKey),
    touches: ['events', 'workflows', 'attention', 'services', 'templates'],
    done: () => t('ordered', { act: t(act) }),
    onDone: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t(`${act}Title`, { member: work.subject })}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          order.mutate(reason.trim());
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t(`${act}Meaning`)}</Text>
          <TextInput
            label={c('reason')}
            description={c('reasonNeeded')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            data-autofocus
          />
          {order.error && <ProblemBox thrown={order.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" disabled={reason.trim() === ''} loading={order.isPending}>
              {t(act)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
