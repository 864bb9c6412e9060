import { Anchor, Group, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { Sentence } from '@/common/list/sentence';
import { reasonText } from '@/common/service/reason-text';
import { Time, Took } from '@/common/time/time';
import { Empty } from '@/common/ui/nothing';
import { StateBadge } from '@/common/ui/state-badge';
import { shownState } from '@/common/ui/states';
import { workName } from '@/common/ui/work-name';
import { type Say, useLanguage, useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { words } from './words';

type Row = Schemas['EventView'];

const states = ['RUNNING', 'SUCCEEDED', 'PARTIAL', 'UNDONE', 'STUCK', 'OBSERVED'];
const kinds = ['scale-out', 'scale-in'];

/** All scaling events, the newest first. */
export function Component() {
  const t = useWords(words);
  const c = useWords(common);
  const language = useLanguage();
  const list = useMemo<ListSpec<Row>>(
    () => ({
      name: 'events',
      topic: 'events',
      read: (query, signal) =>
        answered(api.GET('/api/autoscaling/events', { params: { query }, ...(signal && { signal }) })),
      id: (event) => event.id,
      to: (event) => links.event(event.id),
      columns: columns(t, c),
      exports: [
        { key: 'endedAt', title: c('ended'), csv: (event) => event.endedAt },
        { key: 'id', title: t('id'), csv: (event) => event.id },
      ],
      filters: [
        { kind: 'text', name: 'service', label: t('serviceFilter'), isService: true },
        {
          kind: 'choice',
          name: 'state',
          label: c('state'),
          options: states.map((state) => ({ value: state, label: shownState(state).text[language] })),
        },
        {
          kind: 'choice',
          name: 'kind',
          label: c('kind'),
          options: kinds.map((kind) => ({ value: kind, label: workName(kind) })),
        },
        { kind: 'time' },
      ],
      sort: '-createdAt',
      empty: <Empty title={t('empty')} hint={t('emptyHint')} />,
    }),
    [t, c, language],
  );
  return <ListPage title={t('title')} list={list} />;
}

type T = Say<(typeof words)['en']>;
type C = Say<(typeof common)['en']>;

function columns(t: T, c: C): Column<Row>[] {
  return [
    {
      key: 'createdAt',
      title: c('started'),
      sort: 'createdAt',
      cell: (event) => (
        <Anchor component={Link} to={links.event(event.id)} size="sm">
          <Time at={event.createdAt} />
        </Anchor>
      ),
      csv: (event) => event.createdAt,
    },
    {
      key: 'service',
      title: c('service'),
      cell: (event) => (
        <Anchor component={Link} to={links.service(event.service)} size="sm" fw={600}>
          {event.service}
        </Anchor>
      ),
      csv: (event) => event.service,
    },
    { key: 'kind', title: c('kind'), cell: (event) => <Kind kind={event.kind} />, csv: (event) => event.kind },
    {
      key: 'state',
      title: c('state'),
      cell: (event) => <StateBadge state={event.state} />,
      csv: (event) => event.state,
    },
    {
      key: 'members',
      title: t('members'),
      cell: (event) => event.workflows.map((workflow) => workflow.name).join(', ') || '–',
      csv: (event) => event.workflows.map((workflow) => workflow.name).join(' '),
    },
    {
      key: 'reason',
      title: t('reason'),
      isWide: true,
      cell: (event) => <Sentence hint={event.reason}>{reasonText(event.reason)}</Sentence>,
      csv: (event) => event.reason,
    },
    {
      key: 'duration',
      title: c('duration'),
      align: 'right',
      cell: (event) => <Duration event={event} />,
    },
  ];
}

function Kind({ kind }: { kind: string }) {
  const Arrow = kind === 'scale-in' ? IconArrowDownRight : IconArrowUpRight;
  return (
    <Group gap={4} wrap="nowrap">
      <Arrow size={14} aria-hidden />
      {workName(kind)}
    </Group>
  );
}

function Duration({ event }: { event: Row }) {
  if (event.state === 'OBSERVED') return <Text c="dimmed">–</Text>;
  return <Took from={event.createdAt} to={event.endedAt} />;
}
