import { ActionIcon, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '@/common/words/catalogue';
import { nowMillis } from '@/common/time/clock';
import { localMinute } from '@/common/time/time-text';
import { between, type Range, type Span, spans } from './range';
import { timelineWords } from './timeline-words';

const fixed = 'fixed';

/** A span that ends now, or one between two instants; earlier and later by half of it. */
export function RangePicker({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const t = useWords(timelineWords);
  const { from, to } = between(range);
  const shift = (direction: -1 | 1) => {
    const by = (direction * (to - from)) / 2;
    onChange({ kind: 'fixed', from: from + by, to: to + by });
  };
  const choose = (value: string) =>
    onChange(value === fixed ? { kind: 'fixed', from, to } : { kind: 'moving', span: value as Span });
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label={t('range')}
        data={[
          ...spans.map((value) => ({ value: value as string, label: t(`span.${value}`) })),
          { value: fixed, label: t('fixed') },
        ]}
        value={range.kind === 'moving' ? range.span : fixed}
        onChange={choose}
      />
      <ActionIcon aria-label={t('earlier')} onClick={() => shift(-1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('later')}
        disabled={range.kind === 'moving' || to >= nowMillis()}
        onClick={() => shift(1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      {range.kind === 'fixed' && <Ends range={range} onChange={onChange} />}
    </Group>
  );
}

function Ends({ range, onChange }: { range: Extract<Range, { kind: 'fixed' }>; onChange: (range: Range) => void }) {
  const t = useWords(timelineWords);
  const set = (end: 'from' | 'to', local: string) => {
    const next = { ...range, [end]: Date.parse(local) };
    // While it is typed it may be no time, or the ends the wrong way round.
    if (next.from < next.to) onChange(next);
  };
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="datetime-local"
          aria-label={t(end)}
          value={localMinute(range[end])}
          onChange={(event) => set(end, event.currentTarget.value)}
        />
      ))}
    </>
  );
}
