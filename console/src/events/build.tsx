import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { Took } from '@/common/time/time';
import { Answer, Loading } from '@/common/ui/nothing';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import classes from './build.module.css';
import { words } from './words';

type EventBuild = Schemas['Build.EventBuildView'];
type Log = Schemas['Build.LogView'];

interface Props {
  event: string;
  /** Where Jenkins shows the build; it ends in a slash. */
  url: string;
}

/** The build in Jenkins that drives an event: its stages as Jenkins tells them, and what it has written. */
export function BuildPanel({ event, url }: Props) {
  const t = useWords(words);
  const build = useLiveQuery<EventBuild>({
    queryKey: key('events', event, 'build'),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/autoscaling/events/{id}/build', { params: { path: { id: event } }, signal })),
  });
  return (
    <Stack component="section" gap="xs" aria-labelledby="build-title">
      <Group gap="md">
        <Title order={2} id="build-title">
          {t('buildTitle')}
        </Title>
        <Anchor href={`${url.replace(/\/*$/, '/')}console`} target="_blank" rel="noreferrer" size="sm">
          {t('buildLog')}
        </Anchor>
      </Group>
      <Answer of={build} loading={<Loading lines={2} />}>
        {(found) => (
          <>
            <Stages found={found} />
            <LogPart event={event} />
          </>
        )}
      </Answer>
    </Stack>
  );
}

function Stages({ found }: { found: EventBuild }) {
  const t = useWords(words);
  return (
    <>
      {found.trouble && <Toned tone="warn">{told(found.trouble)}</Toned>}
      {found.stages.length > 0 && (
        <ol className={classes.stages} aria-label={t('stages')}>
          {found.stages.map((stage) => (
            <li key={`${stage.name} ${stage.startedAt}`}>
              <StateBadge state={stage.state} isShort />
              <Text size="sm">{stage.name}</Text>
              <Text size="xs" c="dimmed">
                <Took from={stage.startedAt} to={stage.endedAt} />
              </Text>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** Read when it is opened, and read on for as long as Jenkins says that more may come. */
function LogPart({ event }: { event: string }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.log} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>{t('showLog')}</summary>
      {isOpen && <LogText event={event} />}
    </details>
  );
}

/** Between two looks at a log that goes on, in milliseconds. */
const betweenLooks = 3_000;

function LogText({ event }: { event: string }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const queryKey = ['build-log', event];
  const log = useQuery<Log, Problem>({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Log>(queryKey);
      if (before && !before.goesOn) return before;
      const query = { from: String(before?.next ?? 0) };
      const more = await answered(
        api.GET('/api/autoscaling/events/{id}/build/log', { params: { path: { id: event }, query }, signal }),
      );
      return { ...more, text: (before?.text ?? '') + more.text };
    },
    refetchInterval: ({ state }) => (state.data?.goesOn ? betweenLooks : false),
  });
  return (
    <Answer of={log} loading={<Loading lines={4} />}>
      {({ text, goesOn }) => (
        <>
          <pre tabIndex={0} aria-label={t('buildLog')}>
            {text}
          </pre>
          {goesOn && (
            <Text size="xs" c="dimmed" role="status">
              {t('logGoesOn')}
            </Text>
          )}
        </>
      )}
    </Answer>
  );
}
