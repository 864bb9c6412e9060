import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { answered, api, type Schemas, type Versioned } from '@/common/api/client';
import { inWords } from '@/common/config/field-value';
import { fieldName } from '@/common/config/field-words';
import { ListPart, type ListSpec } from '@/common/list/list-page';
import { Sentence } from '@/common/list/sentence';
import type { Column } from '@/common/list/data-table';
import { Time } from '@/common/time/time';
import { FieldDiff } from '@/common/ui/diff-view';
import { Empty } from '@/common/ui/nothing';
import { type Say, useWords } from '@/common/words/catalogue';
import { revisionDeed } from '@/common/words/deeds';
import { configWords } from './config-words';
import { RollBack } from './roll-back';
import type { Config } from './reads';

export type Revision = Schemas['RevisionView'];
type T = Say<(typeof configWords)['en']>;

/** Who changed a config, when and how, and the way back. */
export function Revisions({ config }: { config: Versioned<Config> }) {
  const t = useWords(configWords);
  const { service, revision: current } = config.value;
  const [open, setOpen] = useOpen();
  const [seen, setSeen] = useState<ReadonlyMap<number, Revision>>(new Map());
  const list = useMemo<ListSpec<Revision>>(
    () => ({
      name: `revisions-${service}`,
      topic: 'configs',
      read: async (query, signal) => {
        const answer = await answered(
          api.GET('/api/autoscaling/configs/{service}/revisions', {
            params: { path: { service }, query },
            ...(signal && { signal }),
          }),
        );
        setSeen((before) => new Map([...before, ...answer.items.map((one) => [one.revision, one] as const)]));
        return answer;
      },
      id: (revision) => String(revision.revision),
      columns: columns(t, current, setOpen),
      sort: '-revision',
      empty: <Empty title={t('noRevisions')} />,
    }),
    [service, current, setOpen, t],
  );
  const shown = open === undefined ? undefined : seen.get(open);
  return (
    <Stack gap="sm">
      {shown ? (
        <Changes revision={shown} config={config} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('choose')}
        </Text>
      )}
      <ListPart title={t('revisions')} list={list} />
    </Stack>
  );
}

/** The revision that is looked at is in the URL. */
function useOpen(): [number | undefined, (revision: number) => void] {
  const [params, setParams] = useSearchParams();
  const open = params.get('revision');
  const setOpen = useMemo(
    () => (revision: number) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        next.set('revision', String(revision));
        return next;
      }),
    [setParams],
  );
  return [open === null ? undefined : Number(open), setOpen];
}

function columns(t: T, current: number, onOpen: (revision: number) => void): Column<Revision>[] {
  return [
    {
      key: 'revision',
      title: t('revision'),
      sort: 'revision',
      cell: (one) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('show', { revision: one.revision })}
          onClick={() => onOpen(one.revision)}
        >
          {one.revision}
          {one.revision === current && ` · ${t('current')}`}
        </Button>
      ),
      csv: (one) => one.revision,
    },
    { key: 'at', title: t('at'), cell: (one) => <Time at={one.at} />, csv: (one) => one.at },
    { key: 'who', title: t('who'), cell: (one) => one.who, csv: (one) => one.who },
    { key: 'what', title: t('what'), cell: (one) => revisionDeed(one.what), csv: (one) => one.what },
    {
      key: 'fields',
      title: t('fields'),
      isWide: true,
      cell: (one) => <Sentence>{one.changes.map((change) => fieldName(change.field)).join(', ')}</Sentence>,
      csv: (one) => one.changes.map((change) => change.field).join(' '),
    },
    { key: 'reason', title: t('reason'), cell: (one) => one.reason ?? '', csv: (one) => one.reason },
  ];
}

function Changes({ revision, config }: { revision: Revision; config: Versioned<Config> }) {
  const t = useWords(configWords);
  const [isAsked, ask] = useState(false);
  return (
    <Stack gap="xs" component="section">
      <Group gap="sm">
        <Title order={2}>
          {t('madeBy', { revision: revision.revision, who: revision.who, what: revisionDeed(revision.what) })}
        </Title>
        {revision.revision !== config.value.revision && (
          <Button variant="default" onClick={() => ask(true)}>
            {t('rollBackTo', { revision: revision.revision })}
          </Button>
        )}
      </Group>
      {revision.revision === 1 ? (
        <Text size="sm" c="dimmed">
          {t('first')}
        </Text>
      ) : (
        <FieldDiff changes={revision.changes.map(inWords)} />
      )}
      {isAsked && <RollBack revision={revision} config={config} onClose={() => ask(false)} />}
    </Stack>
  );
}
