import { Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { ReasonDialog } from '@/common/ui/reason-dialog';
import { useWords } from '@/common/words/catalogue';
import { actionWords } from './action-words';
import { type Part, useParts } from './orders';
import type { ServiceRow } from './reads';

const parts = ['out', 'in', 'heal'] as const;

interface Props {
  row: ServiceRow;
  onClose: () => void;
}

/** Switches for what a service does by itself. */
export function PartsDialog({ row, onClose }: Props) {
  const t = useWords(actionWords);
  const before = parts.filter((part) => row.suspended.includes(part));
  const [off, setOff] = useState<readonly Part[]>(before);
  const order = useParts(row.service, onClose);
  const suspend = off.filter((part) => !before.includes(part));
  const resume = before.filter((part) => !off.includes(part));
  return (
    <ReasonDialog
      opened
      title={t('partsTitle', { service: row.service })}
      act={t('apply')}
      isBlocked={suspend.length + resume.length === 0}
      isRunning={order.isPending}
      problem={order.error}
      onConfirm={(reason) => order.mutate({ suspend, resume, reason })}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{t('partsHint')}</Text>
        {parts.map((part) => (
          <Switch
            key={part}
            label={t(part)}
            checked={!off.includes(part)}
            onChange={() => setOff(off.includes(part) ? off.filter((one) => one !== part) : [...off, part])}
          />
        ))}
      </Stack>
    </ReasonDialog>
  );
}
