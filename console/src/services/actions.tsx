import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Versioned } from '@/common/api/client';
import { links } from '@/common/links';
import { useWords } from '@/common/words/catalogue';
import { actionWords } from './action-words';
import { DeleteDialog } from './delete-dialog';
import { EnableDialog } from './enable-dialog';
import { PartsDialog } from './parts-dialog';
import type { Config, ServiceRow } from './reads';
import { ScaleDialog } from './scale-dialog';
import { DisableDialog, ModeDialog } from './switch-dialogs';

type Asked = 'scale' | 'parts' | 'mode' | 'enable' | 'disable' | 'delete';

interface Props {
  row: ServiceRow;
  config: Versioned<Config>;
}

/** What a person can do to a service. */
export function Actions({ row, config }: Props) {
  const t = useWords(actionWords);
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const { service, enabled } = row;
  const isActing = enabled && row.mode === 'act';
  return (
    <>
      {enabled ? (
        <Button
          variant="default"
          disabled={!isActing}
          title={isActing ? undefined : t('observesHint')}
          onClick={() => ask('scale')}
        >
          {t('scale')}
        </Button>
      ) : (
        <Button onClick={() => ask('enable')}>{t('enable')}</Button>
      )}
      <Button variant="default" onClick={() => ask('parts')}>
        {t('parts')}
      </Button>
      <Button variant="default" component={Link} to={links.editConfig(service)}>
        {t('edit')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('moreActions')}>
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => ask('mode')}>{t(row.mode === 'act' ? 'observe' : 'act')}</Menu.Item>
          {enabled && <Menu.Item onClick={() => ask('disable')}>{t('disable')}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item onClick={() => ask('delete')}>{t('delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'scale' && <ScaleDialog row={row} onClose={close} />}
      {asked === 'parts' && <PartsDialog row={row} onClose={close} />}
      {asked === 'mode' && <ModeDialog row={row} onClose={close} />}
      {asked === 'enable' && <EnableDialog service={service} onClose={close} />}
      {asked === 'disable' && <DisableDialog row={row} onClose={close} />}
      {asked === 'delete' && config.etag && <DeleteDialog row={row} etag={config.etag} onClose={close} />}
    </>
  );
}
