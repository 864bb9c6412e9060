import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconEye, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import { answered, api } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { links } from '@/common/links';
import { useWords } from '@/common/words/catalogue';
import type { ConfigRow } from './configs';
import { useAsking } from './toggle';
import { words } from './words';

/** What else can be done with a config. */
export function RowMenu({ row }: { row: ConfigRow }) {
  const t = useWords(words);
  const ask = useAsking();
  const { service } = row;
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon aria-label={t('actions', { service })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={links.editConfig(service)} leftSection={<IconPencil size={14} aria-hidden />}>
          {t('edit')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={`${links.newConfig}?from=${encodeURIComponent(service)}`}
          leftSection={<IconCopy size={14} aria-hidden />}
        >
          {t('clone')}
        </Menu.Item>
        {row.mode === 'act' ? (
          <ObserveItem service={service} />
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => ask('act', service)}>
            {t('toAct')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => ask('delete', service)}>
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** To observe is always safe: nobody is asked first. */
function ObserveItem({ service }: { service: string }) {
  const t = useWords(words);
  const observing = useChange<void>({
    run: (_order, idempotencyKey) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/mode', {
          params: { path: { service }, header: { 'Idempotency-Key': idempotencyKey } },
          body: { mode: 'observe' },
        }),
      ),
    touches: ['configs', 'services'],
    done: () => t('observeDone', { service }),
    isBrief: true,
  });
  return (
    <Menu.Item leftSection={<IconEye size={14} aria-hidden />} onClick={() => observing.mutate()}>
      {t('toObserve')}
    </Menu.Item>
  );
}
