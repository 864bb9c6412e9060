import { Text } from '@mantine/core';
import type { Schemas } from '@/common/api/client';
import { useClock } from '@/common/time/clock';
import { ageText } from '@/common/time/time-text';
import { Toned } from '@/common/ui/state-badge';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { words } from './words';

interface Props {
  value: Schemas['ServiceView.ValueView'] | undefined;
  /** The value in its unit. */
  text: (value: number) => string;
}

/** A measured value; red above its threshold, struck through where it is too old. Its age and threshold are in the tooltip. */
export function Load({ value, text }: Props) {
  const t = useWords(words);
  const language = useLanguage();
  const age = useClock((now) => (value ? ageText(value.at, language, now) : ''));
  if (!value) return <Text c="dimmed">–</Text>;
  const limit = value.out ?? undefined;
  const hint = limit === undefined ? t('measuredOnly', { age }) : t('measured', { age, limit: text(limit) });
  if (value.stale) {
    return (
      <Text component="span" size="sm" c="dimmed" td="line-through" title={`${t('stale')}: ${hint}`}>
        {text(value.value)}
      </Text>
    );
  }
  const isOver = limit !== undefined && value.value > limit;
  return <span title={hint}>{isOver ? <Toned tone="bad">{text(value.value)}</Toned> : text(value.value)}</span>;
}
