import { Group, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { CsvButton } from '@/common/list/csv-button';
import { FilterBar } from '@/common/list/filter-bar';
import { ListBody } from '@/common/list/list-body';
import { type ListSpec, useList } from '@/common/list/list-page';
import { Empty } from '@/common/ui/nothing';
import { Toned } from '@/common/ui/state-badge';
import { useText, useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { shownState } from '@/common/ui/states';
import { memberColumns } from './member-columns';
import { memberWords } from './member-words';
import type { Config } from './reads';

export type Member = Schemas['MemberView'];
type Answer = Schemas['Member.MemberItems'];

const states = ['IN_SERVICE', 'OUT_OF_SERVICE', 'PROVISIONING', 'PROBING', 'DRAINING', 'UNHEALTHY'];

/** The members of a service, base and created alike. */
export function Members({ config }: { config: Config }) {
  const t = useWords(memberWords);
  const text = useText();
  const { service } = config;
  const events = useCreators(service);
  const list = useMemo<ListSpec<Member>>(
    () => ({
      name: `members-${service}`,
      topic: 'members',
      read: (query, signal) =>
        answered(
          api.GET('/api/autoscaling/configs/{service}/members', {
            params: { path: { service }, query },
            ...(signal && { signal }),
          }),
        ),
      id: (member) => member.id,
      columns: memberColumns(t, config, events),
      exports: [
        { key: 'event', title: t('event'), csv: (member) => events.get(member.id) },
        { key: 'protected', title: t('protected'), csv: (member) => member.protected },
      ],
      filters: [
        {
          kind: 'choice',
          name: 'origin',
          label: t('origin'),
          options: (['base', 'created'] as const).map((value) => ({ value, label: t(value) })),
        },
        {
          kind: 'choice',
          name: 'state',
          label: t('state'),
          options: states.map((value) => ({ value, label: text(shownState(value).text) })),
        },
      ],
      sort: 'name',
      empty: <Empty title={t('empty')} />,
    }),
    [service, config, events, t, text],
  );
  const { state, changes, answer } = useList(list);
  const shown = answer.data as Answer | undefined;
  return (
    <Stack gap="xs" component="section" aria-labelledby="members-title">
      <Group justify="space-between" gap="xs">
        <Title order={2} id="members-title">
          {t('title')}
        </Title>
        <Group gap="xs">
          <FilterBar filters={list.filters ?? []} state={state} changes={changes} />
          <CsvButton list={list} state={state} total={shown?.total} />
        </Group>
      </Group>
      {shown?.poolTrouble && <Trouble words={t('poolTrouble', { why: told(shown.poolTrouble) })} />}
      {shown?.vcenterTrouble && <Trouble words={t('vcenterTrouble', { why: told(shown.vcenterTrouble) })} />}
      <ListBody
        list={shown?.poolTrouble ? { ...list, empty: <Empty title={t('emptyUnknown')} /> } : list}
        state={state}
        changes={changes}
        answer={answer}
        label={t('title')}
      />
    </Stack>
  );
}

function Trouble({ words }: { words: string }) {
  return (
    <Text size="sm" role="alert">
      <Toned tone="warn">{words}</Toned>
    </Text>
  );
}

/** Which event created a member, by the member's id. */
function useCreators(service: string): ReadonlyMap<string, string> {
  const answer = useLiveQuery({
    queryKey: key('events', 'creators', service),
    meta: { service },
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/autoscaling/events', {
          params: { query: { service, kind: 'scale-out', size: 200 } },
          signal,
        }),
      ),
  });
  const items = answer.data?.items;
  return useMemo(
    () =>
      new Map(
        (items ?? []).flatMap((event) => event.workflows.map((workflow) => [workflow.member, event.id] as const)),
      ),
    [items],
  );
}
