import { Button } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { ReasonDialog } from '@/common/ui/reason-dialog';
import { useWords } from '@/common/words/catalogue';
import type { Work } from './timeline';
import { words } from './words';

type Act = 'retry' | 'undo' | 'resolve';

/** What may be ordered in which state, and how far it has come; the server has the last word. */
function actsOf(work: Work): Act[] {
  const wayBack: Act[] = work.forwardOnly ? [] : ['undo'];
  if (work.state === 'STUCK') return ['retry', ...wayBack, 'resolve'];
  return work.state === 'RUNNING' || work.state === 'WAITING' || work.state === 'PENDING' ? wayBack : [];
}

interface Props {
  work: Work;
  /** What has to be typed before it is taken back; without it only a reason is asked for. */
  name?: string | undefined;
}

/** The ways out of a workflow that needs a person, and the way back of one that runs. */
export function Orders({ work, name }: Props) {
  const t = useWords(words);
  const [act, setAct] = useState<Act | undefined>();
  return (
    <>
      {actsOf(work).map((one) => (
        <Button key={one} size="compact-xs" variant="default" onClick={() => setAct(one)}>
          {t(one)}
        </Button>
      ))}
      {act && <OrderDialog work={work} name={name} act={act} onClose={() => setAct(undefined)} />}
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

interface DialogProps extends Props {
  act: Act;
  onClose: () => void;
}

/** Taking back destroys what was made, so the name is typed; the others ask why, and no more. */
function OrderDialog({ work, name, act, onClose }: DialogProps) {
  const t = useWords(words);
  const order = useChange<string>({
    run: (why, idempotencyKey) => send(work.id, act, why, idempotencyKey),
    touches: ['events', 'workflows', 'attention', 'services', 'templates'],
    done: () => t('ordered', { act: t(act) }),
    onDone: onClose,
  });
  const asked = {
    opened: true,
    title: t(`${act}Title`, { member: work.subject }),
    act: t(act),
    isRunning: order.isPending,
    problem: order.error,
    onClose,
  };
  if (act === 'undo' && name !== undefined) {
    return (
      <ConfirmByName
        {...asked}
        name={name}
        wantsReason
        consequences={t('undoMeaning')}
        onConfirm={(reason) => order.mutate(reason)}
      />
    );
  }
  return (
    <ReasonDialog {...asked} isReasonNeeded onConfirm={(reason) => order.mutate(reason ?? '')}>
      {t(`${act}Meaning`)}
    </ReasonDialog>
  );
}
