import { NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { links } from '@/common/links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { Toned } from '@/common/ui/state-badge';
import { type Say, useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { actionWords } from './action-words';
import { useScaling } from './orders';
import type { ServiceRow } from './reads';

interface Props {
  row: ServiceRow;
  onClose: () => void;
}

type How = 'by' | 'to';

/** What a field holds, unless it is half typed. */
function whole(typed: number | string): number | undefined {
  return typeof typed === 'number' && Number.isInteger(typed) ? typed : undefined;
}

/** Orders members by hand; it says in numbers what will come or go. */
export function ScaleDialog({ row, onClose }: Props) {
  const t = useWords(actionWords);
  const c = useWords(common);
  const navigate = useNavigate();
  const { base, created, min } = row.size;
  const now = base === undefined ? undefined : base + created;
  const [how, setHow] = useState<How>('by');
  const [by, setBy] = useState<number | string>(1);
  const [to, setTo] = useState<number | string>(Math.max(min, (now ?? min) + 1));
  const [reason, setReason] = useState('');
  const scaling = useScaling(row.service, (begun) => {
    onClose();
    if (begun.event) void navigate(links.event(begun.event));
  });
  const wanted = whole(how === 'by' ? by : to);
  const after = how === 'to' ? wanted : now === undefined || wanted === undefined ? undefined : now + wanted;
  const why = reason.trim() && { reason: reason.trim() };
  const order = () =>
    wanted !== undefined && scaling.mutate({ ...(how === 'by' ? { by: wanted } : { to: wanted }), ...why });
  return (
    <ConfirmByName
      opened
      title={t('scaleTitle', { service: row.service })}
      name={row.service}
      act={after === undefined ? actBy(wanted, t) : t('scaleNow', { after })}
      isUnready={wanted === undefined}
      isRunning={scaling.isPending}
      problem={scaling.error}
      onConfirm={order}
      onClose={onClose}
      consequences={
        <Stack gap="xs">
          <SizeNow row={row} />
          <SegmentedControl
            aria-label={t('scaleHow')}
            data={[
              { value: 'by', label: t('by') },
              { value: 'to', label: t('to') },
            ]}
            value={how}
            onChange={(value) => setHow(value as How)}
          />
          {how === 'by' ? (
            <NumberInput label={t('more')} value={by} min={-99} max={99} allowDecimal={false} onChange={setBy} />
          ) : (
            <NumberInput
              label={t('size')}
              value={to}
              min={1}
              max={99}
              allowDecimal={false}
              allowNegative={false}
              onChange={setTo}
            />
          )}
          <Outcome row={row} now={now} after={after} />
          <TextInput
            label={c('reason')}
            description={c('reasonOptional')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
          />
        </Stack>
      }
    />
  );
}

/** Without the present size only the difference can be told. */
function actBy(by: number | undefined, t: Say<(typeof actionWords)['en']>): string {
  return by === undefined ? t('scale') : t('scaleBy', { by: by > 0 ? `+${by}` : by });
}

function SizeNow({ row }: { row: ServiceRow }) {
  const t = useWords(actionWords);
  const { base, created, min, max } = row.size;
  if (base === undefined) return <Text size="sm">{t('sizeUnknown', { created })}</Text>;
  return <Text size="sm">{t('sizeNow', { now: base + created, base, created, min, max })}</Text>;
}

interface OutcomeProps {
  row: ServiceRow;
  now: number | undefined;
  after: number | undefined;
}

/** What will happen, said again whenever the number changes. */
function Outcome({ row, now, after }: OutcomeProps) {
  const t = useWords(actionWords);
  const { min, max } = row.size;
  if (after === undefined || now === undefined) return null;
  const count = after - now;
  return (
    <Text component="div" fw={600} aria-live="polite">
      {after < min || after > max ? (
        <Toned tone="warn">{t('outOfBounds', { after, min, max })}</Toned>
      ) : count === 0 ? (
        t('scaleNothing')
      ) : (
        t(count > 0 ? 'scaleOut' : 'scaleIn', { count: Math.abs(count), after })
      )}
    </Text>
  );
}
