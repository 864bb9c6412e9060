import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { percentText, secondsText } from '@/common/format';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { Age } from '@/common/time/time';
import { StateBadge } from '@/common/ui/state-badge';
import type { Say } from '@/common/words/catalogue';
import type { Language } from '@/common/words/language';
import { isKnownWork, works } from '@/common/words/works';
import { say } from '@/common/words/catalogue';
import { Load } from './load';
import { Members, membersText } from './members';
import type { ServiceRow } from './services';
import { Trend } from './trend';
import { Why, whyText } from './why';
import type { words } from './words';

type T = Say<(typeof words)['en']>;

export function columns(t: T, language: Language): Column<ServiceRow>[] {
  return [
    {
      key: 'service',
      title: t('service'),
      sort: 'service',
      cell: (row) => <Name row={row} />,
      csv: (row) => row.service,
    },
    {
      key: 'members',
      title: t('members'),
      sort: 'members',
      cell: (row) => <Members size={row.size} />,
      csv: (row) => membersText(row.size, t),
    },
    ...loads(t),
    { key: 'trend', title: t('trend'), cell: (row) => <Trend row={row} /> },
    {
      key: 'state',
      title: t('state'),
      sort: 'concern',
      cell: (row) => <StateBadge state={row.state} />,
      csv: (row) => row.state,
    },
    {
      key: 'why',
      title: t('why'),
      isWide: true,
      cell: (row) => <Why row={row} />,
      csv: (row) => whyText(row, t, language),
    },
    {
      key: 'last',
      title: t('last'),
      sort: 'lastEvent',
      cell: (row) => <LastEvent row={row} />,
      csv: (row) => row.lastEvent?.createdAt,
    },
  ];
}

function loads(t: T): Column<ServiceRow>[] {
  return [
    {
      key: 'cpu',
      title: t('cpu'),
      sort: 'cpu',
      align: 'right',
      cell: (row) => <Load value={row.load.cpu} text={percentText} />,
      csv: (row) => row.load.cpu?.value,
    },
    {
      key: 'memory',
      title: t('memory'),
      sort: 'memory',
      align: 'right',
      cell: (row) => <Load value={row.load.memory} text={percentText} />,
      csv: (row) => row.load.memory?.value,
    },
    {
      key: 'p95',
      title: t('p95'),
      sort: 'responseTime',
      align: 'right',
      cell: (row) => <Load value={row.load.responseTime} text={secondsText} />,
      csv: (row) => row.load.responseTime?.value,
    },
  ];
}

function Name({ row }: { row: ServiceRow }) {
  return (
    <Anchor component={Link} to={links.service(row.service)} fw={600} size="sm" title={row.displayName}>
      {row.service}
    </Anchor>
  );
}

function LastEvent({ row }: { row: ServiceRow }) {
  const event = row.lastEvent;
  if (!event) return <Text c="dimmed">–</Text>;
  const w = say(works);
  return (
    <Group gap={6} wrap="nowrap">
      <Anchor component={Link} to={links.event(event.id)} size="sm">
        {isKnownWork(event.kind) ? w(event.kind) : event.kind}
      </Anchor>
      <StateBadge state={event.state} />
      <Text c="dimmed" size="sm">
        <Age at={event.createdAt} />
      </Text>
    </Group>
  );
}
