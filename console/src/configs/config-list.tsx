import { Button, Group, Tooltip } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api } from '@/common/api/client';
import { links } from '@/common/links';
import { download } from '@/common/list/csv';
import { ListPage, type ListSpec } from '@/common/list/list-page';
import { nowMillis } from '@/common/time/clock';
import { localDate } from '@/common/time/time-text';
import { Empty } from '@/common/ui/nothing';
import { briefly } from '@/common/ui/problem-words';
import { type Say, useWords } from '@/common/words/catalogue';
import { columns } from './columns';
import { type ConfigRow, readConfigs } from './configs';
import { DeleteDialog } from './delete-dialog';
import { DisableDialog } from './disable-dialog';
import { EnableDialog } from './enable-dialog';
import { ImportDialog } from './import-dialog';
import { ModeDialog } from './mode-dialog';
import { words } from './words';

const dialogs = ['enable', 'disable', 'delete', 'act'] as const;
type Dialog = (typeof dialogs)[number];

/** Which services are scaled, and how. */
export function Component() {
  const t = useWords(words);
  const [params, setParams] = useSearchParams();
  const list = useMemo<ListSpec<ConfigRow>>(() => specOf(t), [t]);
  const open = dialogs.find((dialog) => params.has(dialog));
  const close = () =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      dialogs.forEach((dialog) => next.delete(dialog));
      return next;
    });
  return (
    <>
      <ListPage title={t('title')} list={list} actions={<Actions />} />
      {open && <Open dialog={open} service={params.get(open) ?? ''} onClose={close} />}
    </>
  );
}

function Open({ dialog, service, onClose }: { dialog: Dialog; service: string; onClose: () => void }) {
  switch (dialog) {
    case 'enable':
      return <EnableDialog service={service} onClose={onClose} />;
    case 'disable':
      return <DisableDialog service={service} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog service={service} onClose={onClose} />;
    case 'act':
      return <ModeDialog service={service} onClose={onClose} />;
  }
}

function specOf(t: Say<(typeof words)['en']>): ListSpec<ConfigRow> {
  return {
    name: 'configs',
    topic: 'configs',
    read: readConfigs,
    id: (row) => row.service,
    columns: columns(t),
    filters: [
      { kind: 'text', name: 'q', label: t('search') },
      {
        kind: 'choice',
        name: 'enabled',
        label: t('enabled'),
        options: [
          { value: 'true', label: t('on') },
          { value: 'false', label: t('off') },
        ],
      },
      {
        kind: 'choice',
        name: 'mode',
        label: t('mode'),
        options: [
          { value: 'act', label: t('act') },
          { value: 'observe', label: t('observe') },
        ],
      },
    ],
    sort: 'service',
    empty: (
      <Empty title={t('emptyTitle')} hint={t('emptyHint')}>
        <Button component={Link} to={links.newConfig}>
          {t('new')}
        </Button>
      </Empty>
    ),
  };
}

function Actions() {
  const t = useWords(words);
  const [isImporting, importing] = useState(false);
  const exporting = useMutation({
    mutationFn: async () => {
      const yaml = await answered(api.GET('/api/export', { headers: { Accept: 'application/yaml' }, parseAs: 'text' }));
      download(`vm-autoscaling-${localDate(nowMillis())}.yaml`, 'application/yaml', String(yaml));
    },
    onError: (thrown) => notifications.show({ color: 'red', message: briefly(thrown) }),
  });
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconUpload size={14} aria-hidden />} onClick={() => importing(true)}>
        {t('import')}
      </Button>
      <Tooltip label={t('exportHint')}>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {t('export')}
        </Button>
      </Tooltip>
      <Button component={Link} to={links.newConfig} leftSection={<IconPlus size={14} aria-hidden />}>
        {t('new')}
      </Button>
      {isImporting && <ImportDialog onClose={() => importing(false)} />}
    </Group>
  );
}
