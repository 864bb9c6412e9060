import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Need, useAttention } from '@/common/api/attention';
import { links } from '@/common/links';
import { needSubject, needText } from '@/common/service/need-text';
import { Age } from '@/common/time/time';
import { Toned } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import classes from './attention-list.module.css';
import { words } from './words';

const few = 4;

/** What needs a person, the worst first; nothing when nothing does. */
export function AttentionList() {
  const t = useWords(words);
  const [isWhole, setWhole] = useState(false);
  const items = useAttention().data?.items ?? [];
  if (items.length === 0) return null;
  const shown = isWhole ? items : items.slice(0, few);
  return (
    <Stack gap={4} component="section" id="attention" aria-labelledby="attention-title" className={classes.box}>
      <Title order={2} id="attention-title">
        {t('attention')} ({items.length})
      </Title>
      <ul className={classes.list}>
        {shown.map((need) => (
          <li key={[need.kind, need.service, need.subject, need.since].join(' ')}>
            <NeedLine need={need} />
          </li>
        ))}
      </ul>
      {items.length > few && (
        <Group>
          <Button variant="subtle" size="compact-xs" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {isWhole ? t('less') : t('more', { count: items.length - few })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function NeedLine({ need }: { need: Need }) {
  const t = useWords(words);
  return (
    <>
      <Toned tone={need.severity === 'CRITICAL' ? 'bad' : 'warn'}>
        <b className={classes.kind}>{t(`need.${need.kind}`)}</b>
      </Toned>
      <Anchor component={Link} to={placeOf(need)} size="sm" fw={600}>
        {needSubject(need)}
      </Anchor>
      <Text size="sm" truncate title={needText(need)}>
        {needText(need)}
      </Text>
      <Text size="xs" c="dimmed" ta="right">
        {need.since && <Age at={need.since} />}
      </Text>
    </>
  );
}

/** Where something can be done about it. */
function placeOf(need: Need): string {
  if (need.event) return links.event(need.event);
  switch (need.kind) {
    case 'STUCK_WORKFLOW':
      return links.workflow(need.subject ?? '');
    case 'KILL_SWITCH_ON':
      return links.system;
    case 'SYSTEM_UNREADABLE':
      return need.service ? links.service(need.service) : links.connections;
    case 'DRIFT':
      return links.drift;
    case 'TEMPLATE_FAILED':
      return links.template(need.subject ?? '');
    case 'LAUNCH_BREAKER_OPEN':
    case 'NOT_EVALUATED':
    case 'AT_MAX_SIZE':
    case 'MAX_UNREACHABLE':
      return need.service ? links.service(need.service) : links.services;
  }
}
