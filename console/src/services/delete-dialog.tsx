import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { links } from '@/common/links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { useWords } from '@/common/words/catalogue';
import { actionWords } from './action-words';
import { useRemoval } from './orders';
import type { ServiceRow } from './reads';

interface Props {
  row: ServiceRow;
  etag: string;
  onClose: () => void;
}

/** Removes a config, and its VMs if that is wanted. */
export function DeleteDialog({ row, etag, onClose }: Props) {
  const t = useWords(actionWords);
  const navigate = useNavigate();
  const [removeVms, setRemoveVms] = useState(false);
  const { service } = row;
  const removal = useRemoval(service, t('deleted', { service }), () => void navigate(links.dashboard));
  const { created: count, base = '?' } = row.size;
  return (
    <ConfirmByName
      opened
      title={t('deleteTitle', { service })}
      name={service}
      act={removeVms ? t('deleteNowVms', { count }) : t('deleteNow')}
      isRunning={removal.isPending}
      problem={removal.error}
      onConfirm={() => removal.mutate({ etag, removeVms })}
      onClose={onClose}
      consequences={
        <Stack gap="xs">
          <span aria-live="polite">
            {count === 0 ? t('deleteNone') : removeVms ? t('deleteVms', { count, base }) : t('deleteKeep', { count })}
          </span>
          {count > 0 && (
            <Checkbox
              label={t('removeVms')}
              checked={removeVms}
              onChange={(event) => setRemoveVms(event.currentTarget.checked)}
            />
          )}
        </Stack>
      }
    />
  );
}
