import { Anchor, Button, Group } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { useChange } from '@/common/api/use-change';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { Sentence } from '@/common/list/sentence';
import { Age } from '@/common/time/time';
import { Answer, Empty } from '@/common/ui/nothing';
import { ProblemBox } from '@/common/ui/problem-box';
import { StateBadge } from '@/common/ui/state-badge';
import { type Say, useWords } from '@/common/words/catalogue';
import { common } from '@/common/words/common';
import { partName } from '@/common/words/parts';
import { told } from '@/common/words/told';
import { words } from './words';

type Row = Schemas['Drift.DriftView'];

/** Where other systems differ from what should be there. */
export function Component() {
  const t = useWords(words);
  const c = useWords(common);
  const look = useChange({
    run: (_, idempotencyKey) =>
      answered(api.POST('/api/drift', { params: { header: { 'Idempotency-Key': idempotencyKey } } })),
    touches: ['drift', 'attention'],
    done: ({ total }) => t('looked', { count: total }),
  });
  const list = useMemo<ListSpec<Row>>(
    () => ({
      name: 'drift',
      topic: 'drift',
      read: (query, signal) =>
        answered(api.GET('/api/drift', { params: { query: query as never }, ...(signal && { signal }) })),
      id: (drift) => `${drift.service} ${drift.part}`,
      columns: columns(t, c),
      filters: [{ kind: 'text', name: 'service', label: c('service'), isService: true }],
      sort: 'service',
      empty: <NothingFound />,
    }),
    [t, c],
  );
  return (
    <ListPage
      title={t('title')}
      sentence={<Sentences />}
      list={list}
      actions={
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t('look')}
        </Button>
      }
      above={look.error && <ProblemBox thrown={look.error} />}
    />
  );
}

function useLookedAt() {
  return useLiveQuery({
    queryKey: key('drift', 'looked-at'),
    queryFn: ({ signal }) => answered(api.GET('/api/drift', { signal })),
  });
}

function Sentences() {
  const t = useWords(words);
  const drift = useLookedAt().data;
  return (
    <Group gap="2px 16px">
      <span>{t('sentence')}</span>
      {drift && <span>{drift.lookedAt ? <LookedAt at={drift.lookedAt} /> : t('unchecked')}</span>}
    </Group>
  );
}

function LookedAt({ at }: { at: string }) {
  const t = useWords(words);
  const [before, after] = t('lookedAt', { age: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Age at={at} />
      {after}
    </>
  );
}

/** An empty list means that all is well only if somebody has looked. */
function NothingFound() {
  const t = useWords(words);
  return (
    <Answer of={useLookedAt()}>
      {({ lookedAt }) =>
        lookedAt ? (
          <Empty title={t('none')} hint={t('noneHint')}>
            <LookedAt at={lookedAt} />
          </Empty>
        ) : (
          <Empty title={t('unchecked')} hint={t('uncheckedHint')} />
        )
      }
    </Answer>
  );
}

type T = Say<(typeof words)['en']>;

function columns(t: T, c: Say<(typeof common)['en']>): Column<Row>[] {
  return [
    {
      key: 'service',
      title: c('service'),
      sort: 'service',
      cell: (drift) => (
        <Anchor component={Link} to={`${links.service(drift.service)}?tab=integrations`} size="sm" fw={600}>
          {drift.service}
        </Anchor>
      ),
      csv: (drift) => drift.service,
    },
    { key: 'part', title: t('part'), cell: (drift) => partName(drift.part), csv: (drift) => drift.part },
    { key: 'kind', title: t('kind'), cell: (drift) => <StateBadge state={drift.kind} />, csv: (drift) => drift.kind },
    {
      key: 'detail',
      title: t('detail'),
      isWide: true,
      cell: (drift) => <Sentence>{told(drift.detail)}</Sentence>,
      csv: (drift) => drift.detail,
    },
    { key: 'since', title: t('since'), cell: (drift) => <Age at={drift.since} />, csv: (drift) => drift.since },
  ];
}
