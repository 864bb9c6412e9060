import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { links } from '@/common/links';
import { needText } from '@/common/service/need-text';
import { Members } from '@/common/service/size';
import { Age } from '@/common/time/time';
import { toneOfState } from '@/common/service/why-text';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { shownState } from '@/common/ui/states';
import { useText, useWords } from '@/common/words/catalogue';
import type { ServiceRow } from './reads';
import { words } from './words';

/** State, mode, size and switches of a service, in a line. */
export function Standing({ row }: { row: ServiceRow }) {
  const t = useWords(words);
  const text = useText();
  const parts = row.suspended.map((part) => t(`part.${part as 'out' | 'in' | 'heal'}`));
  return (
    <Group gap="sm">
      {row.displayName !== row.service && <Text c="dimmed">{row.displayName}</Text>}
      <StateBadge state={row.state} tone={toneOfState(row)} />
      {row.enabled && <StateBadge state={row.mode} />}
      {parts.length > 0 && (
        <StateBadge state="suspended">{t('suspendedParts', { parts: parts.join(', ') })}</StateBadge>
      )}
      {row.killSwitch.toLowerCase() !== 'off' && (
        <StateBadge state={row.killSwitch}>
          {t('killSwitch', { position: text(shownState(row.killSwitch).text) })}
        </StateBadge>
      )}
      <Members size={row.size} />
      <Text size="sm" c="dimmed">
        {t(row.engine === 'jenkins' ? 'engine.jenkins' : 'engine.embedded')}
      </Text>
    </Group>
  );
}

/** What of this service needs a person; nothing when nothing does. */
export function Needs({ row }: { row: ServiceRow }) {
  const t = useWords(words);
  if (row.needs.length === 0) return null;
  return (
    <section aria-label={t('need')}>
      {row.needs.map((need) => (
        <Group key={[need.kind, need.subject, need.since].join(' ')} gap="sm">
          <Toned tone={need.severity === 'CRITICAL' ? 'bad' : 'warn'}>
            <b>{t('need')}</b>
          </Toned>
          <Text size="sm">{needText(need)}</Text>
          {need.since && (
            <Text size="xs" c="dimmed">
              <Age at={need.since} />
            </Text>
          )}
          {need.event && (
            <Anchor component={Link} to={links.event(need.event)} size="sm">
              {t('open')}
            </Anchor>
          )}
        </Group>
      ))}
    </section>
  );
}
