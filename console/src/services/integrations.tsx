import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useChange } from '@/common/api/use-change';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { DiffView } from '@/common/ui/diff-view';
import { Answer, Empty } from '@/common/ui/nothing';
import { ProblemBox } from '@/common/ui/problem-box';
import { StateBadge } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { partName } from '@/common/words/parts';
import { told } from '@/common/words/told';
import { integrationWords } from './integration-words';
import classes from './integrations.module.css';
import { PublishAll } from './publish-all';
import type { Config } from './reads';

type Integration = Schemas['Integration.IntegrationView'];
type Planned = Schemas['Integration.PreviewView'];

/** What is there for one service alone; the rest is shared. */
const ofOneService: ReadonlySet<string> = new Set(['rules', 'jenkins-job', 'jenkins-receiver', 'jenkins-route']);

const path = (service: string) => ({ path: { service } });

/** What other systems are told of a service: what should be there, what is, and what publishing would change. */
export function Integrations({ config }: { config: Config }) {
  const t = useWords(integrationWords);
  const { service } = config;
  // The systems themselves are asked: not oftener than somebody looks.
  const list = useQuery<{ items: Integration[] }, Problem>({
    queryKey: key('configs', 'integrations', service),
    meta: { service },
    queryFn: ({ signal }) =>
      answered(api.GET('/api/autoscaling/configs/{service}/integrations', { params: path(service), signal })),
    refetchInterval: 30_000,
  });
  const preview = useQuery<{ items: Planned[] }, Problem>({
    queryKey: key('configs', 'preview', service),
    meta: { service },
    queryFn: ({ signal }) =>
      answered(api.GET('/api/autoscaling/configs/{service}/preview', { params: path(service), signal })),
  });
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <PublishAll config={config} />
        <Button variant="default" loading={list.isFetching} onClick={() => void list.refetch()}>
          {t('again')}
        </Button>
        {!config.enabled && (
          <Text size="sm" c="dimmed">
            {t('disabledHint')}
          </Text>
        )}
      </Group>
      <Answer of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} />
          ) : (
            items.map((one) => (
              <Part
                key={one.part}
                service={service}
                integration={one}
                planned={preview.data?.items.filter((plan) => plan.part === one.part) ?? []}
              />
            ))
          )
        }
      </Answer>
      {preview.error && <ProblemBox thrown={preview.error} onRetry={() => void preview.refetch()} />}
    </Stack>
  );
}

interface PartProps {
  service: string;
  integration: Integration;
  planned: Planned[];
}

function Part({ service, integration, planned }: PartProps) {
  const t = useWords(integrationWords);
  const [isAsked, ask] = useState(false);
  const { part } = integration;
  const name = partName(part);
  const params = { path: { service, part } };
  const publish = useChange({
    run: (_: undefined, once) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/integrations/{part}', {
          params: { ...params, header: { 'Idempotency-Key': once } },
        }),
      ),
    touches: ['configs', 'drift'],
    done: () => t('published', { part: name }),
  });
  const withdraw = useChange({
    run: () => answered(api.DELETE('/api/autoscaling/configs/{service}/integrations/{part}', { params })),
    touches: ['configs', 'drift'],
    done: () => t('removed', { part: name }),
    onDone: () => ask(false),
  });
  const isShared = !ofOneService.has(part);
  return (
    <section className={classes.part} aria-label={name}>
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Title order={2}>{name}</Title>
          <StateBadge state={integration.state} />
          {isShared && (
            <Text size="xs" c="dimmed">
              {t('shared')}
            </Text>
          )}
        </Group>
        {integration.state !== 'not-needed' && (
          <Group gap="xs">
            <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate(undefined)}>
              {t('publish')}
            </Button>
            <Button variant="default" onClick={() => ask(true)}>
              {t('remove')}
            </Button>
          </Group>
        )}
      </Group>
      <Text size="sm">{told(integration.detail)}</Text>
      {integration.hint && <Text size="sm">{told(integration.hint)}</Text>}
      {publish.error && <ProblemBox thrown={publish.error} />}
      <Texts integration={integration} planned={planned} />
      {isAsked && (
        <ConfirmByName
          opened
          title={t('removeTitle', { part: name, service })}
          name={service}
          consequences={t(part === 'rules' ? 'removeRules' : isShared ? 'removeShared' : 'removeJob')}
          act={t('remove')}
          isRunning={withdraw.isPending}
          problem={withdraw.error}
          onConfirm={() => withdraw.mutate(undefined)}
          onClose={() => ask(false)}
        />
      )}
    </section>
  );
}

/** What should be there, and how the files would change. */
function Texts({ integration, planned }: Omit<PartProps, 'service'>) {
  const t = useWords(integrationWords);
  const changed = planned.filter((plan) => plan.diff !== '');
  return (
    <>
      {changed.map((plan) => (
        <div key={plan.path}>
          <Text size="xs" c="dimmed">
            {t('diffOf', { path: plan.path, system: plan.system })}
          </Text>
          <DiffView diff={plan.diff} label={t('diffOf', { path: plan.path, system: plan.system })} />
        </div>
      ))}
      {integration.desired && (
        <details className={classes.desired}>
          <summary>{t('desired')}</summary>
          <pre tabIndex={0}>{integration.desired}</pre>
        </details>
      )}
    </>
  );
}
