import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconLogout, IconPlugConnectedX, IconUser } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useLogOut, useSession } from '@/common/api/session';
import { useStreamState } from '@/common/api/stream';
import { useWords } from '@/common/words/catalogue';
import { AttentionChip } from './attention-chip';
import classes from './frame.module.css';
import { frameWords } from './frame-words';
import { KillSwitchChip } from './kill-switch-chip';
import { Search } from './search';
import { LanguageSwitch, ThemeSwitch } from './switches';

export function TopBar() {
  const t = useWords(frameWords);
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.brand} aria-label={t('product')}>
        <img src="/favicon.svg" width={20} height={20} alt="" />
        <span>{t('product')}</span>
      </Link>
      <Search />
      <span className={classes.spacer} />
      <LostChip />
      <AttentionChip />
      <KillSwitchChip />
      <LanguageSwitch />
      <ThemeSwitch />
      <UserMenu />
    </header>
  );
}

/** Only when it is so: that everything is live is said beside what is live. */
function LostChip() {
  const t = useWords(frameWords);
  if (useStreamState() !== 'lost') return null;
  return (
    <Tooltip label={t('lostHint')} w={280} multiline>
      <span className={`toned ${classes.chip}`} data-tone="warn" role="status" tabIndex={0}>
        <IconPlugConnectedX size={15} aria-hidden />
        {t('lost')}
      </span>
    </Tooltip>
  );
}

function UserMenu() {
  const t = useWords(frameWords);
  const session = useSession();
  const logOut = useLogOut();
  const name = session.data?.user ?? '';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={30} aria-label={t('user', { name })}>
          <IconUser size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={() => logOut.mutate()}>
          {t('logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
