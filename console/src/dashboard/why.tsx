import { Group, Text } from '@mantine/core';
import { percentText } from '@/common/format';
import { nowMillis } from '@/common/time/clock';
import { timeText } from '@/common/time/time-text';
import { StateBadge } from '@/common/ui/state-badge';
import { type Say, say, useLanguage, useWords } from '@/common/words/catalogue';
import { type Language } from '@/common/words/language';
import { holdReasons, isHoldReason } from '@/common/words/reasons';
import type { ServiceRow } from './services';
import { words } from './words';

/** The reason in the user's language, until when, and the value that matters; the server's own words otherwise. */
export function whyText(row: ServiceRow, t: Say<(typeof words)['en']>, language: Language): string {
  const decision = row.decision;
  const isHeld = row.state === 'HOLDING' || row.state === 'STEADY';
  const reason = decision?.reason ?? undefined;
  if (!isHeld || !isHoldReason(reason)) return row.words;
  const parts = [say(holdReasons)(reason)];
  if (decision?.until) parts.push(t('until', { time: timeText(decision.until, language, nowMillis()) }));
  const cpu = row.load.cpu;
  if (row.state === 'HOLDING' && cpu?.out) {
    parts.push(t('cpuOf', { value: percentText(cpu.value), limit: percentText(cpu.out) }));
  }
  return parts.join(' · ');
}

/** What a service is doing, in words; the tooltip of the sentence has what the control plane wrote down. */
export function Why({ row }: { row: ServiceRow }) {
  const t = useWords(words);
  const language = useLanguage();
  const text = whyText(row, t, language);
  return (
    <Group gap={8} wrap="nowrap">
      <StateBadge state={row.state} />
      <Text component="span" size="sm" c="dimmed" truncate title={text === row.words ? text : `${text}\n${row.words}`}>
        {text}
      </Text>
    </Group>
  );
}
