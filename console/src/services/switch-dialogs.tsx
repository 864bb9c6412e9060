import { disablingWords } from '@/common/service/disabling-words';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { ReasonDialog } from '@/common/ui/reason-dialog';
import { useWords } from '@/common/words/catalogue';
import { actionWords } from './action-words';
import { useDisabling, useMode } from './orders';
import type { ServiceRow } from './reads';

interface Props {
  row: ServiceRow;
  onClose: () => void;
}

/** From observing to acting, which the name has to be typed for, and back. */
export function ModeDialog({ row, onClose }: Props) {
  const t = useWords(actionWords);
  const { service } = row;
  const mode = useMode(service, onClose);
  const common = { opened: true, onClose, isRunning: mode.isPending, problem: mode.error };
  if (row.mode === 'observe') {
    return (
      <ConfirmByName
        {...common}
        title={t('actTitle', { service })}
        name={service}
        consequences={t('actHint', { min: row.size.min, max: row.size.max })}
        act={t('act')}
        wantsReason
        onConfirm={(reason) => mode.mutate({ mode: 'act', reason })}
      />
    );
  }
  return (
    <ReasonDialog
      {...common}
      title={t('observeTitle', { service })}
      act={t('observe')}
      onConfirm={(reason) => mode.mutate({ mode: 'observe', ...(reason !== undefined && { reason }) })}
    >
      {t('observeHint')}
    </ReasonDialog>
  );
}

/** Leaves a service alone; says what stays. */
export function DisableDialog({ row, onClose }: Props) {
  const t = useWords(actionWords);
  const d = useWords(disablingWords);
  const { service } = row;
  const disabling = useDisabling(service, onClose);
  return (
    <ReasonDialog
      opened
      title={t('disableTitle', { service })}
      act={t('disable')}
      isReasonNeeded
      isRunning={disabling.isPending}
      problem={disabling.error}
      onConfirm={(reason) => disabling.mutate({ ...(reason !== undefined && { reason }) })}
      onClose={onClose}
    >
      {d('disableMeaning')}
    </ReasonDialog>
  );
}
