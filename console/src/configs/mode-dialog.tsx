import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { useWords } from '@/common/words/catalogue';
import { words } from './words';

/** From observing to acting: from now on VMs are made and destroyed. */
export function ModeDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const t = useWords(words);
  const acting = useChange<string>({
    run: (reason, idempotencyKey) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/mode', {
          params: { path: { service }, header: { 'Idempotency-Key': idempotencyKey } },
          body: { mode: 'act', reason },
        }),
      ),
    touches: ['configs', 'services'],
    done: () => t('modeDone', { service }),
    onDone: onClose,
  });
  return (
    <ConfirmByName
      opened
      title={t('modeTitle', { service })}
      name={service}
      consequences={t('modeHint')}
      act={t('modeAct')}
      wantsReason
      isRunning={acting.isPending}
      problem={acting.error ?? undefined}
      onConfirm={(reason) => acting.mutate(reason)}
      onClose={onClose}
    />
  );
}
