import { Anchor, Group, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import { links } from '@/common/links';
import { reasonText } from '@/common/service/reason-text';
import { nowMillis } from '@/common/time/clock';
import { Time, Took } from '@/common/time/time';
import { CopyButton } from '@/common/ui/copy-button';
import { Answer, Empty } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { StateBadge } from '@/common/ui/state-badge';
import { workName } from '@/common/ui/work-name';
import { useWords } from '@/common/words/catalogue';
import { language } from '@/common/words/language';
import { told } from '@/common/words/told';
import { BuildPanel } from './build';
import { eventText } from './event-text';
import { Lanes } from './lanes';
import { LogSearch } from './log-search';
import { Orders } from './orders';
import type { Work } from './timeline';
import { VmLink } from './vm-link';
import { words } from './words';

type Event = Schemas['EventView'];

/** What happened, step by step. */
export function Component() {
  const t = useWords(words);
  const { id = '' } = useParams();
  const event = useLiveQuery<Event>({
    queryKey: key('events', id),
    queryFn: ({ signal }) => answered(api.GET('/api/autoscaling/events/{id}', { params: { path: { id } }, signal })),
  });
  const title = event.data
    ? capitalized(t('titleOf', { kind: workName(event.data.kind), service: event.data.service }))
    : t('title');
  return (
    <Page
      title={title}
      crumbs={[{ to: links.events(), label: t('title') }]}
      beside={event.data && <StateBadge state={event.data.state} />}
      sentence={event.data && reasonText(event.data.reason)}
      updatedAt={event.dataUpdatedAt || undefined}
      actions={event.data && <Actions event={event.data} />}
    >
      <Answer of={event}>
        {(found) => (
          <>
            <Facts event={found} />
            {found.state === 'OBSERVED' && <Empty title={t('onlyTold')} hint={t('onlyToldHint')} />}
            <Lanes
              works={found.workflows.map(work)}
              actions={(one) => <Orders work={one} name={one.subject} />}
              links={(one) => <VmLink service={found.service} name={one.subject} />}
            />
            {found.driver?.buildUrl && <BuildPanel event={found.id} url={found.driver.buildUrl} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Korean titles begin with the service's name, which stays as it is written. */
function capitalized(title: string): string {
  return language() === 'en' ? title.charAt(0).toUpperCase() + title.slice(1) : title;
}

function work({ name, ...rest }: Event['workflows'][number]): Work {
  return { subject: name, ...rest };
}

function Actions({ event }: { event: Event }) {
  const t = useWords(words);
  return (
    <>
      <CopyButton label={t('copyText')} text={() => eventText(event, location.href)} />
      <LogSearch event={event} />
    </>
  );
}

function Facts({ event }: { event: Event }) {
  const t = useWords(words);
  return (
    <Group gap="lg">
      <Text size="sm">
        <Time at={event.createdAt} />
        {event.state !== 'OBSERVED' && (
          <Text component="span" size="sm" c="dimmed">
            {' · '}
            <Took from={event.createdAt} to={event.endedAt} />
          </Text>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {t('engine')}: <Driver event={event} />
      </Text>
      <Anchor component={Link} to={links.service(event.service)} size="sm">
        {t('toService')} {event.service}
      </Anchor>
      <Anchor component={Link} to={links.members(event.service)} size="sm">
        {t('toMembers')}
      </Anchor>
      <Anchor component={Link} to={alertsAround(event)} size="sm">
        {t('alerts')}
      </Anchor>
    </Group>
  );
}

/** What had begun to fire in the hour before the event, up to its end. */
function alertsAround(event: Event): string {
  const from = new Date(Date.parse(event.createdAt) - 3_600_000).toISOString();
  return `${links.alerts(event.service)}&from=${from}&to=${event.endedAt ?? new Date(nowMillis()).toISOString()}`;
}

/** Who takes the steps: we, or a build of the service's job. */
function Driver({ event: { driver } }: { event: Event }) {
  const t = useWords(words);
  if (!driver) return t('embedded');
  if (!driver.buildUrl) return t('offered');
  return (
    <>
      <Anchor href={driver.buildUrl} target="_blank" rel="noreferrer" size="sm">
        {t('build', { build: driver.build ?? '' })}
      </Anchor>
      {driver.note && ` · ${told(driver.note)}`}
    </>
  );
}
