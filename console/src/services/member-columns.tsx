import { Anchor, Group, Text } from '@mantine/core';
import { IconShield } from '@tabler/icons-react';
import { Link } from 'react-router';
import { links } from '@/common/links';
import type { Column } from '@/common/list/data-table';
import { Age } from '@/common/time/time';
import { StateBadge } from '@/common/ui/state-badge';
import type { Say } from '@/common/words/catalogue';
import { MemberActions } from './member-actions';
import type { memberWords } from './member-words';
import type { Member } from './members';
import type { Config } from './reads';

type T = Say<(typeof memberWords)['en']>;

/** @param creators the event that created a member, by the member's id */
export function memberColumns(t: T, config: Config, creators: ReadonlyMap<string, string>): Column<Member>[] {
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: (member) => <Name member={member} t={t} />,
      csv: (member) => member.name,
    },
    {
      key: 'state',
      title: t('state'),
      cell: (member) => <StateBadge state={member.state} />,
      csv: (member) => member.state,
    },
    {
      key: 'origin',
      title: t('origin'),
      cell: (member) => <Origin member={member} creator={creators.get(member.id)} t={t} />,
      csv: (member) => member.origin,
    },
    {
      key: 'address',
      title: t('address'),
      cell: (member) => <Address member={member} pool={config.config.network.ipPool} />,
      csv: (member) => member.address,
    },
    {
      key: 'vm',
      title: t('vm'),
      cell: (member) => <VmOf member={member} t={t} />,
      csv: (member) => member.vm?.name ?? member.vmId,
    },
    { key: 'host', title: t('host'), cell: (member) => member.host ?? '–', csv: (member) => member.host },
    {
      key: 'pool',
      title: t('pool'),
      cell: (member) => <InPool member={member} t={t} />,
      csv: (member) => member.pool && `${member.pool.admin} ${member.pool.availability}`,
    },
    {
      key: 'connections',
      title: t('connections'),
      align: 'right',
      cell: (member) => member.pool?.connections ?? '–',
      csv: (member) => member.pool?.connections,
    },
    {
      key: 'age',
      title: t('age'),
      cell: (member) => (member.createdAt ? <Age at={member.createdAt} /> : '–'),
      csv: (member) => member.createdAt,
    },
    {
      key: 'actions',
      title: '',
      align: 'right',
      cell: (member) => <MemberActions member={member} config={config} />,
    },
  ];
}

/** Protection of base members goes without saying. */
function Name({ member, t }: { member: Member; t: T }) {
  return (
    <Group gap={6} wrap="nowrap">
      <b>{member.name}</b>
      {member.protected && member.origin === 'created' && (
        <IconShield size={14} role="img" aria-label={t('isProtected')} title={t('isProtected')} />
      )}
    </Group>
  );
}

/** A created member leads to the event that created it. */
function Origin({ member, creator, t }: { member: Member; creator: string | undefined; t: T }) {
  const text = member.origin === 'base' || member.origin === 'created' ? t(member.origin) : member.origin;
  if (creator === undefined) return <>{text}</>;
  return (
    <Anchor component={Link} to={links.event(creator)} size="sm" title={t('event')}>
      {text}
    </Anchor>
  );
}

/** Leads into vSphere's own client. */
function VmOf({ member, t }: { member: Member; t: T }) {
  const text = vmText(member, t);
  if (!member.vmPage) return <>{text}</>;
  return (
    <Anchor href={member.vmPage} target="_blank" rel="noreferrer" size="sm" title={t('toVsphere')}>
      {text}
    </Anchor>
  );
}

function vmText(member: Member, t: T): string {
  if (member.vm) return member.vm.poweredOn ? member.vm.name : t('vmOff', { name: member.vm.name });
  // A created member has the name of its VM.
  return member.vmId ? member.name : '–';
}

function Address({ member, pool }: { member: Member; pool: string }) {
  if (!member.address) return <Text c="dimmed">–</Text>;
  if (member.origin !== 'created') return <>{member.address}</>;
  return (
    <Anchor component={Link} to={links.pool(pool, member.address)} size="sm">
      {member.address}
    </Anchor>
  );
}

function InPool({ member, t }: { member: Member; t: T }) {
  if (!member.pool) {
    return (
      <Text size="sm" c="dimmed">
        {t('notInPool')}
      </Text>
    );
  }
  const { admin, availability } = member.pool;
  return (
    <Group gap="xs" wrap="nowrap">
      <StateBadge state={availability} />
      {admin !== 'enabled' && <StateBadge state={admin} />}
    </Group>
  );
}
