import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '@/common/links';
import { Toned } from '@/common/ui/state-badge';
import { say, useWords } from '@/common/words/catalogue';
import type { ServiceRow } from './services';
import { words } from './words';

type Firing = ServiceRow['firing'][number];

function nameOf(metric: string): string {
  const t = say(words);
  switch (metric) {
    case 'cpu':
    case 'memory':
      return t(metric);
    case 'response_time':
      return t('p95');
    case 'requests':
    case 'promql':
      return t(metric);
    default:
      return metric;
  }
}

function namesOf(firing: readonly Firing[]): string {
  return firing.map((alert) => nameOf(alert.metric)).join(', ');
}

/** Alerts of a service that fire: those that ask for members, else those that ask for fewer. */
export function firingText(firing: readonly Firing[]): string {
  const t = say(words);
  const high = firing.filter((alert) => alert.direction === 'scale-out');
  if (high.length > 0) return t('alertHigh', { metrics: namesOf(high) });
  return firing.length > 0 ? t('alertLow', { metrics: namesOf(firing) }) : '';
}

/** What fires of a service; it leads to its alerts. */
export function FiringAlerts({ row }: { row: ServiceRow }) {
  useWords(words);
  const text = firingText(row.firing);
  if (text === '') return <Text c="dimmed">–</Text>;
  const isHigh = row.firing.some((alert) => alert.direction === 'scale-out');
  return (
    <Anchor component={Link} to={`${links.alerts(row.service)}&status=firing`} size="sm" title={text}>
      {isHigh ? <Toned tone="bad">{text}</Toned> : text}
    </Anchor>
  );
}
