import { Anchor, Group, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { percentText, secondsText } from '@/common/format';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { Age } from '@/common/time/time';
import { StateBadge } from '@/common/ui/state-badge';
import { isKnownWork, works } from '@/common/words/works';
import { type Say, say } from '@/common/words/catalogue';
import { FiringAlerts, firingText } from './firing';
import { Load } from './load';
import { Members, membersText } from '@/common/service/size';
import type { ServiceRow } from './services';
import { Trend } from './trend';
import { Why } from './why';
import type { words } from './words';

type T = Say<(typeof words)['en']>;

export function columns(t: T): Column<ServiceRow>[] {
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
      csv: (row) => membersText(row.size),
    },
    ...loads(t),
    {
      key: 'alert',
      title: t('alert'),
      cell: (row) => <FiringAlerts row={row} />,
      csv: (row) => firingText(row.firing),
    },
    { key: 'trend', title: t('trend'), cell: (row) => <Trend row={row} /> },
    {
      key: 'state',
      title: t('state'),
      sort: 'concern',
      isWide: true,
      cell: (row) => <Why row={row} />,
      csv: (row) => `${row.state}: ${row.words}`,
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
  const Arrow = event.kind === 'scale-in' ? IconArrowDownRight : IconArrowUpRight;
  const kind = isKnownWork(event.kind) ? say(works)(event.kind) : event.kind;
  return (
    <Anchor component={Link} to={links.event(event.id)} size="sm" underline="never" title={kind}>
      <Group gap={6} wrap="nowrap">
        <Arrow size={15} aria-label={kind} />
        <StateBadge state={event.state} isShort />
        <Text c="dimmed" size="sm">
          <Age at={event.createdAt} />
        </Text>
      </Group>
    </Anchor>
  );
}
