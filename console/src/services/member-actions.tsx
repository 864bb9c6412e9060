import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDroplet, IconShield, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answered, api, type Schemas } from '@/common/api/client';
import { useChange } from '@/common/api/use-change';
import { fieldValue } from '@/common/config/field-value';
import { links } from '@/common/links';
import { ConfirmByName } from '@/common/ui/confirm-by-name';
import { useWords } from '@/common/words/catalogue';
import { memberWords } from './member-words';
import type { Member } from './members';
import type { Config } from './reads';

interface Props {
  member: Member;
  config: Config;
}

/** What a person can do with one created member; base members are not ours. */
export function MemberActions({ member, config }: Props) {
  const t = useWords(memberWords);
  const [isAsked, ask] = useState(false);
  if (member.origin !== 'created') return null;
  const isServing = member.state === 'IN_SERVICE' || member.state === 'UNHEALTHY';
  const isActing = config.enabled && config.mode === 'act';
  const held = member.protected ? t('protectedHint') : isActing ? undefined : t('notActingHint');
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon aria-label={t('actions', { name: member.name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ProtectItem member={member} />
          <Menu.Item
            leftSection={<IconDroplet size={14} aria-hidden />}
            disabled={!isServing || held !== undefined}
            title={held}
            onClick={() => ask(true)}
          >
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsked && <RemoveDialog member={member} config={config} onClose={() => ask(false)} />}
    </>
  );
}

/** To protect is always safe, and to protect no longer takes nobody away by itself: nobody is asked first. */
function ProtectItem({ member }: { member: Member }) {
  const t = useWords(memberWords);
  const { id, name, service } = member;
  const params = { path: { service, member: id } };
  const protecting = useChange<void>({
    run: (_, once) => {
      const options = { params: { ...params, header: { 'Idempotency-Key': once } }, body: {} };
      return answered(
        member.protected
          ? api.POST('/api/autoscaling/configs/{service}/members/{member}/unprotect', options)
          : api.POST('/api/autoscaling/configs/{service}/members/{member}/protect', options),
      );
    },
    touches: ['members'],
    done: () => t(member.protected ? 'unprotectedDone' : 'protectedDone', { name }),
    isBrief: true,
  });
  const Icon = member.protected ? IconShieldOff : IconShield;
  return (
    <Menu.Item leftSection={<Icon size={14} aria-hidden />} onClick={() => protecting.mutate()}>
      {t(member.protected ? 'unprotect' : 'protect')}
    </Menu.Item>
  );
}

/** Drains a member and takes it out, by an event that can be followed. */
function RemoveDialog({ member, config, onClose }: Props & { onClose: () => void }) {
  const t = useWords(memberWords);
  const navigate = useNavigate();
  const { id, name, service } = member;
  const { loadBalancer, network } = config.config;
  const removal = useChange<string, Schemas['Scale.Begun']>({
    run: (reason, once) =>
      answered(
        api.POST('/api/autoscaling/configs/{service}/members/{member}/remove', {
          params: { path: { service, member: id }, header: { 'Idempotency-Key': once } },
          body: { reason },
        }),
      ),
    touches: ['members', 'services', 'events', 'decisions', 'attention', 'metrics'],
    onDone: (begun) => {
      onClose();
      if (begun.event) void navigate(links.event(begun.event));
    },
  });
  return (
    <ConfirmByName
      opened
      title={t('removeTitle', { name })}
      name={name}
      consequences={t('removeHint', {
        count: member.pool?.connections ?? 0,
        drain: fieldValue('loadBalancer.drainDeadline', loadBalancer.drainDeadline),
        rest: fieldValue('network.quarantine', network.quarantine),
      })}
      act={t('removeAct')}
      wantsReason
      isRunning={removal.isPending}
      problem={removal.error}
      onConfirm={(reason) => removal.mutate(reason)}
      onClose={onClose}
    />
  );
}
