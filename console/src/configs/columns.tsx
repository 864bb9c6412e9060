import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { Sentence } from '@/common/list/sentence';
import { Age } from '@/common/time/time';
import { StateBadge } from '@/common/ui/state-badge';
import type { Say } from '@/common/words/catalogue';
import type { ConfigRow } from './configs';
import classes from './configs.module.css';
import { RowMenu } from './row-menu';
import { Toggle } from './toggle';
import type { words } from './words';

export function columns(t: Say<(typeof words)['en']>): Column<ConfigRow>[] {
  return [
    {
      key: 'enabled',
      title: t('enabled'),
      cell: (row) => <Toggle row={row} />,
      csv: (row) => row.enabled,
    },
    {
      key: 'service',
      title: t('service'),
      sort: 'service',
      cell: (row) => (
        <Anchor
          component={Link}
          to={links.config(row.service)}
          fw={600}
          size="sm"
          title={`${row.service}\n${row.displayName}`}
          className={classes.narrow}
        >
          {row.service}
        </Anchor>
      ),
      csv: (row) => row.service,
    },
    { key: 'mode', title: t('mode'), cell: (row) => <StateBadge state={row.mode} />, csv: (row) => row.mode },
    {
      key: 'engine',
      title: t('engine'),
      cell: (row) => t(row.engine === 'jenkins' ? 'jenkins' : 'embedded'),
      csv: (row) => row.engine,
    },
    { key: 'template', title: t('template'), cell: (row) => row.config.template, csv: (row) => row.config.template },
    {
      key: 'pool',
      title: t('pool'),
      isWide: true,
      cell: (row) => <Sentence>{row.config.loadBalancer.pool}</Sentence>,
      csv: (row) => `/${row.config.loadBalancer.partition}/${row.config.loadBalancer.pool}`,
    },
    {
      key: 'sizes',
      title: t('sizes'),
      align: 'right',
      cell: (row) => `${row.min}–${row.max}`,
      csv: (row) => `${row.min}–${row.max}`,
    },
    {
      key: 'changed',
      title: t('changed'),
      sort: 'updatedAt',
      cell: (row) => <Age at={row.updatedAt} />,
      csv: (row) => row.updatedAt,
    },
    { key: 'actions', title: '', align: 'right', cell: (row) => <RowMenu row={row} /> },
  ];
}
