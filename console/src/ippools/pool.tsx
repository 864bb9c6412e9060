import { Button, Modal, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { answered, api, type Versioned } from '@/common/api/client';
import { problemOf } from '@/common/api/problem';
import { useChange } from '@/common/api/use-change';
import { errorText } from '@/common/form/field-errors';
import { PoolForm } from '@/common/form/pool-form';
import { links } from '@/common/links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { Answer, Empty } from '@/common/ui/nothing';
import { Page } from '@/common/ui/page';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import { Addresses } from './addresses';
import classes from './pool.module.css';
import { isAlmostFull } from './pool-list';
import { type Pool, usePool } from './reads';
import { ServiceLinks } from '@/common/service/service-links';
import { words } from './words';

/** One pool: how much is left of it, and who has which address? */
export function Component() {
  const t = useWords(words);
  const { name = '' } = useParams();
  const pool = usePool(name);
  const isGone = pool.error !== null && problemOf(pool.error).status === 404;
  return (
    <Page
      title={name}
      crumbs={[{ to: links.pools, label: t('title') }]}
      updatedAt={pool.dataUpdatedAt || undefined}
      actions={pool.data && <Actions pool={pool.data} />}
    >
      {isGone ? (
        <Empty title={t('gone', { name })} hint={t('goneHint')}>
          <Link to={links.pools}>{t('title')}</Link>
        </Empty>
      ) : (
        <Answer of={pool}>
          {({ value }) => (
            <Stack gap="md">
              <Facts pool={value} />
              <Addresses pool={value.name} />
            </Stack>
          )}
        </Answer>
      )}
    </Page>
  );
}

function Facts({ pool }: { pool: Pool }) {
  const t = useWords(words);
  const free = t('freeOf', { free: pool.free, usable: pool.usable });
  const facts: [string, React.ReactNode][] = [
    [t('free'), isAlmostFull(pool) ? <Toned tone={pool.free === 0 ? 'bad' : 'warn'}>{free}</Toned> : free],
    [t('ranges'), pool.ranges.join(', ')],
    [t('exclusions'), pool.exclusions.join(', ') || '–'],
    [t('gateway'), `${pool.gateway}/${pool.prefix}`],
    [t('dns'), pool.dns.join(', ') || '–'],
    [t('usedBy'), pool.usedBy.length > 0 ? <ServiceLinks names={pool.usedBy} /> : '–'],
  ];
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {pool.warnings.length > 0 && (
        <section>
          <Title order={2}>{t('warnings')}</Title>
          {pool.warnings.map((warning) => (
            <Text size="sm" key={warning.field + warning.rejected}>
              <Toned tone="warn">{warning.field}</Toned>: {errorText(warning)}
            </Text>
          ))}
        </section>
      )}
    </>
  );
}

function Actions({ pool }: { pool: Versioned<Pool> }) {
  const t = useWords(words);
  const [asked, ask] = useState<'edit' | 'delete'>();
  const close = () => ask(undefined);
  const { name } = pool.value;
  return (
    <>
      <Button variant="default" onClick={() => ask('edit')}>
        {t('edit')}
      </Button>
      <Button variant="default" onClick={() => ask('delete')}>
        {t('delete')}
      </Button>
      <Modal opened={asked === 'edit'} onClose={close} title={t('editTitle', { name })} size="md">
        <PoolForm before={pool} onMade={close} onCancel={close} />
      </Modal>
      {asked === 'delete' && <DeleteDialog pool={pool} onClose={close} />}
    </>
  );
}

function DeleteDialog({ pool, onClose }: { pool: Versioned<Pool>; onClose: () => void }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { name, usable, usedBy, leases } = pool.value;
  const inUse = leases.filter((lease) => lease.state === 'HELD').length;
  const resting = leases.filter((lease) => lease.state === 'QUARANTINED').length;
  const isBlocked = usedBy.length > 0 || inUse > 0;
  const leaving = useChange({
    run: () =>
      answered(
        api.DELETE('/api/ip-pools/{name}', {
          params: { path: { name }, header: { 'If-Match': pool.etag ?? '' } },
        }),
      ),
    touches: ['ip-pools'],
    done: () => t('deleted', { name }),
    onDone: () => void navigate(links.pools),
  });
  return (
    <ConfirmByName
      opened
      title={t('deleteTitle', { name })}
      name={name}
      act={t('delete')}
      isUnready={isBlocked}
      isRunning={leaving.isPending}
      problem={leaving.error}
      onConfirm={() => leaving.mutate()}
      onClose={onClose}
      consequences={
        <Stack gap={4}>
          {usedBy.length > 0 && <Toned tone="warn">{t('deleteUsed', { services: usedBy.join(', ') })}</Toned>}
          {inUse > 0 && <Toned tone="warn">{t('deleteInUse', { count: inUse })}</Toned>}
          {!isBlocked && <Text size="sm">{t('deleteHint', { usable })}</Text>}
          {!isBlocked && resting > 0 && <Text size="sm">{t('deleteResting', { count: resting })}</Text>}
        </Stack>
      }
    />
  );
}
