import { Anchor, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { Sentence } from '@/common/list/sentence';
import { heldText, reasonText } from '@/common/service/reason-text';
import { Time, Took } from '@/common/time/time';
import { Empty } from '@/common/ui/nothing';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { shownState } from '@/common/ui/states';
import { workName } from '@/common/ui/work-name';
import { type Say, useLanguage, useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { isHoldReason } from '@/common/words/reasons';
import { words } from './words';

type Row = Schemas['Alert.AlertView'];

/** Alerts that came, and which decision each led to. */
export function Component() {
  const t = useWords(words);
  const c = useWords(common);
  const language = useLanguage();
  const list = useMemo<ListSpec<Row>>(
    () => ({
      name: 'alerts',
      topic: 'alerts',
      read: (query, signal) => answered(api.GET('/api/alerts', { params: { query }, ...(signal && { signal }) })),
      id: (alert) => `${alert.fingerprint} ${alert.startsAt} ${alert.status}`,
      columns: columns(t, c),
      exports: [
        { key: 'endsAt', title: c('ended'), csv: (alert) => alert.endsAt },
        { key: 'event', title: t('event'), csv: (alert) => alert.decision?.event },
        { key: 'summary', title: t('summary'), csv: (alert) => alert.annotations.summary },
      ],
      filters: [
        { kind: 'text', name: 'service', label: t('serviceFilter'), isService: true },
        {
          kind: 'choice',
          name: 'status',
          label: c('state'),
          options: ['firing', 'resolved'].map((value) => ({ value, label: shownState(value).text[language] })),
        },
        { kind: 'time' },
      ],
      sort: '-startsAt',
      empty: <Empty title={t('empty')} hint={t('emptyHint')} />,
    }),
    [t, c, language],
  );
  return <ListPage title={t('title')} list={list} />;
}

type T = Say<(typeof words)['en']>;

function columns(t: T, c: Say<(typeof common)['en']>): Column<Row>[] {
  return [
    {
      key: 'startsAt',
      title: t('since'),
      sort: 'startsAt',
      cell: (alert) => <Time at={alert.startsAt} />,
      csv: (alert) => alert.startsAt,
    },
    {
      key: 'status',
      title: c('state'),
      cell: (alert) => <StateBadge state={alert.status} />,
      csv: (alert) => alert.status,
    },
    {
      key: 'service',
      title: c('service'),
      cell: (alert) => <Service alert={alert} t={t} />,
      csv: (alert) => alert.service,
    },
    {
      key: 'alert',
      title: t('alert'),
      cell: (alert) => <Name alert={alert} t={t} />,
      csv: (alert) => alert.labels.alertname,
    },
    {
      key: 'decision',
      title: t('decision'),
      isWide: true,
      cell: (alert) => <Decision alert={alert} t={t} />,
      csv: (alert) => alert.decision?.why,
    },
    {
      key: 'duration',
      title: c('duration'),
      align: 'right',
      cell: (alert) => <Took from={alert.startsAt} to={alert.endsAt} />,
    },
    {
      key: 'foundBy',
      title: t('foundBy'),
      cell: (alert) => t(alert.foundBy === 'webhook' ? 'webhook' : 'poll'),
      csv: (alert) => alert.foundBy,
    },
  ];
}

interface CellProps {
  alert: Row;
  t: T;
}

function Service({ alert, t }: CellProps) {
  if (!alert.service) return <Text c="dimmed">{t('notOurs')}</Text>;
  return (
    <Anchor component={Link} to={links.service(alert.service)} size="sm" fw={600}>
      {alert.service}
    </Anchor>
  );
}

function Name({ alert, t }: CellProps) {
  return (
    <Group gap={8} wrap="nowrap" title={alert.annotations.summary ?? alert.annotations.description ?? ''}>
      {alert.labels.alertname}
      {alert.silenced && (
        <span title={t('silencedHint')}>
          <Toned tone="wait">{t('silenced')}</Toned>
        </span>
      )}
      {alert.inhibited && <Toned tone="wait">{t('inhibited')}</Toned>}
    </Group>
  );
}

function Decision({ alert: { decision }, t }: CellProps) {
  if (!decision) return <Text c="dimmed">{t('undecided')}</Text>;
  if (decision.event) {
    return (
      <Anchor component={Link} to={links.event(decision.event)} size="sm" title={reasonText(decision.why)}>
        {workName(decision.kind)}
      </Anchor>
    );
  }
  const reason = decision.reason ?? undefined;
  return (
    <Sentence hint={decision.why}>
      {isHoldReason(reason) ? heldText(reason, decision.why) : reasonText(decision.why)}
    </Sentence>
  );
}
