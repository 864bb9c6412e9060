import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api, requestKey, type Schemas } from '@/common/api/client';
import { type Problem, problemOf } from '@/common/api/problem';
import { links } from '@/common/links';
import { briefly } from '@/common/ui/problem-words';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import { type Connection, type Engine, needed } from './progress';
import classes from './set-up.module.css';
import { words } from './words';

const kinds = ['vcenter', 'f5', 'prometheus', 'alertmanager', 'ssh', 'jenkins'] as const;
type Kind = (typeof kinds)[number];

/** Names that are the same in every language. */
const names: Readonly<Record<Kind, string>> = {
  vcenter: 'vCenter',
  f5: 'F5 BIG-IP',
  prometheus: 'Prometheus',
  alertmanager: 'Alertmanager',
  ssh: 'SSH',
  jenkins: 'Jenkins',
};

/** Every kind of system with what is connected, whether it answers, and what its account needs. */
export function SystemsStep({ connections, engine }: { connections: readonly Connection[]; engine: Engine | null }) {
  const t = useWords(words);
  return (
    <>
      <Text size="sm">{t('systemsHint')}</Text>
      <ul className={classes.systems}>
        {kinds.map((kind) => (
          <System
            key={kind}
            kind={kind}
            isNeeded={needed(engine).includes(kind)}
            connections={connections.filter((one) => one.kind === kind)}
          />
        ))}
      </ul>
    </>
  );
}

interface SystemProps {
  kind: Kind;
  isNeeded: boolean;
  connections: readonly Connection[];
}

function System({ kind, isNeeded, connections }: SystemProps) {
  const t = useWords(words);
  const isThere = connections.length > 0;
  const act = t(isThere ? 'another' : 'connect');
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} miw={0}>
          <Group gap="sm">
            <Text fw={600} size="sm">
              {names[kind]}
            </Text>
            {!isThere && <Toned tone={isNeeded ? 'warn' : 'wait'}>{t('notConnected')}</Toned>}
            {!isNeeded && (
              <Text size="xs" c="dimmed">
                {t(kind === 'jenkins' ? 'neededForJenkins' : 'neededForDelivery')}
              </Text>
            )}
          </Group>
          {connections.map((connection) => (
            <Trial key={connection.name} connection={connection} />
          ))}
          <details className={classes.rights} open={!isThere && isNeeded}>
            <summary>{t('rights')}</summary>
            {t(`rights.${kind}`)}
          </details>
        </Stack>
        <Button
          component={Link}
          to={links.newConnection(kind, `${links.setUp}?step=systems`)}
          variant={isThere || !isNeeded ? 'default' : 'filled'}
          aria-label={`${act}: ${names[kind]}`}
          flex="none"
        >
          {act}
        </Button>
      </Group>
    </li>
  );
}

/** The form of a connection says on the way back which one is new: that is asked at once, and only then. */
function useTestAfterSaving(name: string, test: () => void): void {
  const [params, setParams] = useSearchParams();
  const isNew = params.get('test') === name;
  useEffect(() => {
    if (!isNew) return;
    setParams({ step: 'systems' }, { replace: true });
    test();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once
  }, [isNew]);
}

/** A connection, and what the system at its other end said when it was asked. */
function Trial({ connection }: { connection: Connection }) {
  const t = useWords(words);
  const { name, url } = connection;
  const trial = useMutation<Schemas['Doctor.Shown'], Problem>({
    mutationFn: () =>
      answered(
        api.POST('/api/connections/{name}/test', {
          params: { path: { name }, header: { 'Idempotency-Key': requestKey() } },
        }),
      ).catch((thrown: unknown) => {
        throw problemOf(thrown);
      }),
  });
  useTestAfterSaving(name, trial.mutate);
  return (
    <Group gap="sm">
      <Text size="sm">
        {name} · {url}
      </Text>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={`${t('test')}: ${name}`}
        loading={trial.isPending}
        onClick={() => trial.mutate()}
      >
        {t('test')}
      </Button>
      <span role="status" className={classes.answer}>
        {trial.data && (
          <>
            <StateBadge state={trial.data.state} /> {told(trial.data.hint)}
          </>
        )}
        {trial.error && <Toned tone="bad">{briefly(trial.error)}</Toned>}
      </span>
    </Group>
  );
}
