import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { ServiceLinks } from '@/common/service/service-links';
import { Time } from '@/common/time/time';
import { Empty } from '@/common/ui/nothing';
import { StateBadge } from '@/common/ui/state-badge';
import { shownState } from '@/common/ui/states';
import { type Say, useText, useWords } from '@/common/words/catalogue';
import { DeleteDialog } from './delete-dialog';
import { readTemplates, type Template, useVcenters } from './reads';
import { isMode, words } from './words';

const states = ['READY', 'IN_USE', 'CREATING', 'RENAMING', 'DELETING', 'MISSING', 'FAILED'];
type T = Say<(typeof words)['en']>;

/** Which templates are there, and are they well? */
export function Component() {
  const t = useWords(words);
  const text = useText();
  const vcenters = useVcenters().data;
  const [leaving, leave] = useState<Template>();
  const list = useMemo<ListSpec<Template>>(
    () => ({
      name: 'templates',
      topic: 'templates',
      read: readTemplates,
      id: (template) => template.id,
      columns: columns(t, leave),
      to: (template) => links.template(template.id),
      filters: [
        { kind: 'text', name: 'search', label: t('search') },
        {
          kind: 'choice',
          name: 'state',
          label: t('state'),
          options: states.map((value) => ({ value, label: text(shownState(value).text) })),
        },
        ...((vcenters?.length ?? 0) > 1
          ? [
              {
                kind: 'choice' as const,
                name: 'vcenter',
                label: t('vcenter'),
                options: (vcenters ?? []).map((value) => ({ value, label: value })),
              },
            ]
          : []),
        { kind: 'time' },
      ],
      sort: 'name',
      empty: (
        <Empty title={t('empty')} hint={t('emptyHint')}>
          <Make t={t} />
        </Empty>
      ),
    }),
    [t, text, vcenters],
  );
  return (
    <>
      <ListPage title={t('title')} list={list} actions={<Make t={t} />} />
      {leaving && <DeleteDialog template={leaving} onClose={() => leave(undefined)} />}
    </>
  );
}

function Make({ t }: { t: T }) {
  return (
    <Button component={Link} to={links.newTemplate} leftSection={<IconPlus size={14} aria-hidden />}>
      {t('new')}
    </Button>
  );
}

function columns(t: T, onDelete: (template: Template) => void): Column<Template>[] {
  return [
    { key: 'name', title: t('name'), sort: 'name', cell: (one) => <Name template={one} />, csv: (one) => one.name },
    {
      key: 'state',
      title: t('state'),
      sort: 'state',
      cell: (one) => <State template={one} t={t} />,
      csv: (one) => one.state,
    },
    { key: 'mode', title: t('mode'), cell: (one) => modeText(one.mode, t), csv: (one) => one.mode },
    { key: 'source', title: t('source'), cell: (one) => one.source.name, csv: (one) => one.source.name },
    {
      key: 'usedBy',
      title: t('usedBy'),
      isWide: true,
      cell: (one) => <ServiceLinks names={one.usedBy} most={2} />,
      csv: (one) => one.usedBy.join(' '),
    },
    { key: 'vcenter', title: t('vcenter'), cell: (one) => one.vcenter, csv: (one) => one.vcenter },
    {
      key: 'created',
      title: t('created'),
      sort: 'createdAt',
      cell: (one) => <Time at={one.createdAt} />,
      csv: (one) => one.createdAt,
    },
    {
      key: 'updated',
      title: t('updated'),
      sort: 'updatedAt',
      cell: (one) => <Time at={one.updatedAt} />,
      csv: (one) => one.updatedAt,
    },
    {
      key: 'delete',
      title: '',
      cell: (one) => (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`${t('delete')}: ${one.name}`}
          onClick={() => onDelete(one)}
        >
          {t('delete')}
        </Button>
      ),
    },
  ];
}

export function modeText(mode: string, t: T): string {
  return isMode(mode) ? t(`mode.${mode}`) : mode;
}

function Name({ template }: { template: Template }) {
  return (
    <Anchor component={Link} to={links.template(template.id)} fw={600} size="sm" title={template.description}>
      {template.name}
    </Anchor>
  );
}

function State({ template, t }: { template: Template; t: T }) {
  const { state, progress } = template;
  const isWorking = progress !== undefined && ['CREATING', 'RENAMING', 'DELETING'].includes(state);
  return (
    <Group gap={6} wrap="nowrap">
      <StateBadge state={state} />
      {isWorking && progress.state === 'STUCK' && <StateBadge state="STUCK" />}
      {isWorking && (
        <Text size="xs" c="dimmed">
          {t('progress', { step: progress.stepNumber, steps: progress.steps })}
          {progress.percent !== undefined && ` · ${t('percent', { percent: progress.percent })}`}
        </Text>
      )}
    </Group>
  );
}
