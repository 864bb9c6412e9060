import { Anchor, Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PoolForm } from '@/common/form/pool-form';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { ServiceLinks } from '@/common/service/service-links';
import { Time } from '@/common/time/time';
import { Empty } from '@/common/ui/nothing';
import { Toned } from '@/common/ui/state-badge';
import { type Say, useWords } from '@/common/words/catalogue';
import { type Pool, readPools } from './reads';
import { words } from './words';

type T = Say<(typeof words)['en']>;

/** Which pools are there, and which of them run out? */
export function Component() {
  const t = useWords(words);
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  const list = useMemo<ListSpec<Pool>>(() => {
    return {
      name: 'ip-pools',
      topic: 'ip-pools',
      read: readPools,
      id: (pool) => pool.name,
      columns: columns(t),
      to: (pool) => links.pool(pool.name),
      sort: 'name',
      empty: (
        <Empty title={t('empty')} hint={t('emptyHint')}>
          <Make t={t} onClick={() => setMaking(true)} />
        </Empty>
      ),
    };
  }, [t]);
  return (
    <>
      <ListPage title={t('title')} list={list} actions={<Make t={t} onClick={() => setMaking(true)} />} />
      <Modal opened={isMaking} onClose={() => setMaking(false)} title={t('new')} size="md">
        <PoolForm onMade={(name) => void navigate(links.pool(name))} onCancel={() => setMaking(false)} />
      </Modal>
    </>
  );
}

function Make({ t, onClick }: { t: T; onClick: () => void }) {
  return (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick}>
      {t('new')}
    </Button>
  );
}

/** Fewer free addresses than a tenth: the next burst may find none. */
export function isAlmostFull({ free, usable }: Pick<Pool, 'free' | 'usable'>): boolean {
  return free * 10 < usable || free === 0;
}

function columns(t: T): Column<Pool>[] {
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: (pool) => (
        <Anchor component={Link} to={links.pool(pool.name)} fw={600} size="sm">
          {pool.name}
        </Anchor>
      ),
      csv: (pool) => pool.name,
    },
    {
      key: 'free',
      title: t('free'),
      cell: (pool) => <Free pool={pool} t={t} />,
      csv: (pool) => pool.free,
    },
    { key: 'usable', title: t('usable'), align: 'right', cell: (pool) => pool.usable, csv: (pool) => pool.usable },
    { key: 'ranges', title: t('ranges'), cell: (pool) => pool.ranges.join(', '), csv: (pool) => pool.ranges.join(' ') },
    {
      key: 'exclusions',
      title: t('exclusions'),
      cell: (pool) => pool.exclusions.join(', '),
      csv: (pool) => pool.exclusions.join(' '),
    },
    {
      key: 'gateway',
      title: t('gateway'),
      cell: (pool) => `${pool.gateway}/${pool.prefix}`,
      csv: (pool) => pool.gateway,
    },
    {
      key: 'usedBy',
      title: t('usedBy'),
      isWide: true,
      cell: (pool) => <ServiceLinks names={pool.usedBy} most={2} />,
      csv: (pool) => pool.usedBy.join(' '),
    },
    {
      key: 'updated',
      title: t('updated'),
      cell: (pool) => <Time at={pool.updatedAt} />,
      csv: (pool) => pool.updatedAt,
    },
  ];
}

function Free({ pool, t }: { pool: Pool; t: T }) {
  const text = t('freeOf', { free: pool.free, usable: pool.usable });
  if (!isAlmostFull(pool)) return text;
  return (
    <Toned tone={pool.free === 0 ? 'bad' : 'warn'}>
      {text} · {t('almostFull')}
    </Toned>
  );
}
