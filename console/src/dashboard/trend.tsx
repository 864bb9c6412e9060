import { Text } from '@mantine/core';
import { percentText } from '@/common/format';
import { Sparkline, type SparkMark } from '@/common/ui/sparkline';
import { useWords } from '@/common/words/catalogue';
import type { ServiceRow } from './services';
import { words } from './words';

type Shown = NonNullable<ServiceRow['trend']>;

function marksOf(trend: Shown): SparkMark[] {
  const from = Date.parse(trend.from);
  const length = trend.stepSeconds * 1_000 * Math.max(1, trend.values.length - 1);
  return trend.events.map((event) => ({
    at: (Date.parse(event.createdAt) - from) / length,
    direction: event.kind === 'scale-in' ? 'in' : 'out',
  }));
}

/** The last hours of a service: how its load went, its threshold, and when it was scaled. */
export function Trend({ row }: { row: ServiceRow }) {
  const t = useWords(words);
  const trend = row.trend;
  const measured = trend?.values.filter((value) => value !== null) ?? [];
  if (!trend || measured.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('trendNone')}
      </Text>
    );
  }
  const low = percentText(Math.min(...measured));
  const high = percentText(Math.max(...measured));
  return (
    <Sparkline
      values={trend.values}
      top={1}
      threshold={row.load.cpu?.out ?? undefined}
      marks={marksOf(trend)}
      label={t('trendOf', { low, high })}
    />
  );
}
