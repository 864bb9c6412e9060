import { Text } from '@mantine/core';
import { ProblemBox } from '@/common/ui/problem-box';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import classes from './form.module.css';
import { formWords } from './form-words';
import { useConfigForm } from './use-config-form';
import { useProposals } from './use-proposals';

/** The servers that are in the pool now, from which the other fields are proposed. */
export function BaseMembers() {
  const t = useWords(formWords);
  const { values } = useConfigForm();
  const proposals = useProposals(values);
  if (proposals.isFetching) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('proposing')}
      </Text>
    );
  }
  if (proposals.error) return <ProblemBox thrown={proposals.error} onRetry={() => void proposals.refetch()} />;
  if (!proposals.data) return null;
  const { members } = proposals.data;
  if (members.length === 0) return <Toned tone="warn">{t('baseNone')}</Toned>;
  return (
    <section aria-label={t('baseTitle')}>
      <Text size="xs" fw={600}>
        {t('baseTitle')} ({members.length})
      </Text>
      <ul className={classes.members}>
        {members.map((member) => (
          <li key={`${member.address}:${member.port}`}>
            <b>{member.name}</b>
            <span>
              {member.address}:{member.port}
            </span>
            <span>
              {member.vm ? t(member.vm.poweredOn ? 'baseVm' : 'baseVmOff', { name: member.vm.name }) : t('baseNoVm')}
            </span>
            <Toned tone={member.takesTraffic ? 'ok' : 'wait'}>
              {t(member.takesTraffic ? 'takesTraffic' : 'noTraffic')}
            </Toned>
          </li>
        ))}
      </ul>
    </section>
  );
}
