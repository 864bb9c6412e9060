import { Group, Text } from '@mantine/core';
import { toneOfState, whyText } from '@/common/service/why-text';
import { StateBadge } from '@/common/ui/state-badge';
import { useLanguage } from '@/common/words/catalogue';
import type { ServiceRow } from './services';

/** What a service is doing, in words; the tooltip of the sentence has what the control plane wrote down. */
export function Why({ row }: { row: ServiceRow }) {
  const language = useLanguage();
  const text = whyText(row, language);
  return (
    <Group gap={8} wrap="nowrap">
      <StateBadge state={row.state} tone={toneOfState(row)} />
      <Text component="span" size="sm" c="dimmed" truncate title={text === row.words ? text : `${text}\n${row.words}`}>
        {text}
      </Text>
    </Group>
  );
}
