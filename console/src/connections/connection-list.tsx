import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { Empty } from '@/common/ui/nothing';
import { Toned } from '@/common/ui/state-badge';
import { type Say, useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { isKind, kindNames, kinds } from './kinds';
import { TestAnswer, TestButton, useTrial } from './test-answer';
import { words } from './words';

type Row = Schemas['Connection.ConnectionView'];

/** The systems that the control plane talks to, each with a test. */
export function Component() {
  const t = useWords(words);
  const c = useWords(common);
  const connect = (
    <Button component={Link} to="/connections/new">
      {t('connect')}
    </Button>
  );
  const list = useMemo<ListSpec<Row>>(
    () => ({
      name: 'connections',
      topic: 'connections',
      read: (query, signal) => answered(api.GET('/api/connections', { params: { query }, ...(signal && { signal }) })),
      id: (connection) => connection.name,
      columns: columns(t, c),
      filters: [
        {
          kind: 'choice',
          name: 'kind',
          label: c('kind'),
          options: kinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
        },
      ],
      sort: 'name',
      empty: (
        <Empty title={t('empty')} hint={t('emptyHint')}>
          <Button component={Link} to="/connections/new">
            {t('connect')}
          </Button>
        </Empty>
      ),
    }),
    [t, c],
  );
  return <ListPage title={t('title')} list={list} actions={connect} />;
}

type T = Say<(typeof words)['en']>;

function columns(t: T, c: Say<(typeof common)['en']>): Column<Row>[] {
  return [
    {
      key: 'name',
      title: c('name'),
      sort: 'name',
      cell: (connection) => (
        <Anchor component={Link} to={links.connection(connection.name)} size="sm" fw={600}>
          {connection.name}
        </Anchor>
      ),
      csv: (connection) => connection.name,
    },
    {
      key: 'kind',
      title: c('kind'),
      cell: (connection) => (isKind(connection.kind) ? kindNames[connection.kind] : connection.kind),
      csv: (connection) => connection.kind,
    },
    {
      key: 'address',
      title: t('address'),
      cell: (connection) => connection.urls.join(', '),
      csv: (connection) => connection.urls.join(' '),
    },
    { key: 'tls', title: t('tls'), cell: (connection) => <Trust connection={connection} t={t} />, csv: trustOf },
    {
      key: 'usedBy',
      title: t('usedBy'),
      cell: (connection) => <UsedBy connection={connection} t={t} />,
      csv: (connection) => connection.usedBy.join(' '),
    },
    { key: 'test', title: t('answer'), isWide: true, cell: (connection) => <Test name={connection.name} /> },
  ];
}

/** How its certificate or key is recognised. */
function trustOf(connection: Row): 'pinned' | 'authority' | 'publicAuthority' | 'noTls' {
  if (connection.sha256 || connection.kind === 'ssh') return 'pinned';
  if (connection.caPem) return 'authority';
  return connection.url.startsWith('http:') ? 'noTls' : 'publicAuthority';
}

function Trust({ connection, t }: { connection: Row; t: T }) {
  const trust = trustOf(connection);
  return trust === 'noTls' ? <Toned tone="bad">{t('noTls')}</Toned> : t(trust);
}

/** Who uses it: services, or connections that go through it. */
function UsedBy({ connection: { kind, usedBy }, t }: { connection: Row; t: T }) {
  if (usedBy.length === 0) return <Text c="dimmed">{t('nobody')}</Text>;
  const [first = '', ...others] = usedBy;
  const isOfConnections = kind === 'alertmanager' || kind === 'ssh';
  return (
    <span title={usedBy.join(', ')}>
      <Anchor component={Link} to={isOfConnections ? links.connection(first) : links.service(first)} size="sm">
        {first}
      </Anchor>
      {others.length > 0 && ` +${others.length}`}
    </span>
  );
}

function Test({ name }: { name: string }) {
  const trial = useTrial(name);
  return (
    <Group gap="sm" wrap="nowrap">
      <TestButton trial={trial} />
      <TestAnswer trial={trial} />
    </Group>
  );
}
