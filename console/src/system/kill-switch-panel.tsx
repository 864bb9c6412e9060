import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { type KillSwitch, useKillSwitch } from '@/common/api/kill-switch';
import { Age } from '@/common/time/time';
import { Answer, Loading } from '@/common/ui/nothing';
import { StateBadge } from '@/common/ui/state-badge';
import { useWords } from '@/common/words/catalogue';
import classes from './kill-switch.module.css';
import { type Turn, TurnDialog } from './turn-dialog';
import { words } from './words';

/** Where the switch stands for everything and for single services, and how to turn it. */
export function KillSwitchPanel() {
  const t = useWords(words);
  const standing = useKillSwitch();
  const [turn, setTurn] = useState<Turn | undefined>();
  return (
    <Stack component="section" gap="xs" aria-labelledby="kill-switch">
      <Title order={2} id="kill-switch">
        {t('killSwitch')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('killSwitchHint')}
      </Text>
      <Answer of={standing} loading={<Loading lines={3} />}>
        {(now) => (
          <>
            <Line title={t('everything')} setting={now}>
              <Button
                variant="default"
                className={classes.act}
                aria-label={t('turnTitle', { what: t('everything') })}
                onClick={() => setTurn({ from: now.position })}
              >
                {t('change')}
              </Button>
            </Line>
            <OfServices standing={now} onTurn={setTurn} />
          </>
        )}
      </Answer>
      {turn && <TurnDialog turn={turn} onClose={() => setTurn(undefined)} />}
    </Stack>
  );
}

interface Setting {
  position: string;
  by?: string | undefined;
  at?: string | undefined;
  reason?: string | undefined;
}

function Line({ title, setting, children }: { title: string; setting: Setting; children: React.ReactNode }) {
  const t = useWords(words);
  return (
    <Group className={classes.line} gap="md" wrap="nowrap">
      <b className={classes.title} title={title}>
        {title}
      </b>
      <span className={classes.position}>
        <StateBadge state={setting.position} />
      </span>
      <Text size="sm" c="dimmed" flex={1} truncate title={setting.reason}>
        {setting.by && setting.at && (
          <>
            {t('by', { who: setting.by, reason: setting.reason ?? '' })} · <Age at={setting.at} />
          </>
        )}
      </Text>
      {children}
    </Group>
  );
}

interface OfServicesProps {
  standing: KillSwitch;
  onTurn: (turn: Turn) => void;
}

function OfServices({ standing, onTurn }: OfServicesProps) {
  const t = useWords(words);
  const held = standing.services.filter((one) => one.position !== 'OFF');
  return (
    <>
      {held.map((one) => (
        <Line key={one.service} title={one.service} setting={one}>
          <Button
            variant="default"
            className={classes.act}
            aria-label={`${t('release')}: ${one.service}`}
            onClick={() => onTurn({ service: one.service, from: one.position, to: 'off' })}
          >
            {t('release')}
          </Button>
        </Line>
      ))}
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {held.length === 0 ? t('noneOfServices') : t('ofServiceHint')}
        </Text>
        <Button variant="default" onClick={() => onTurn({ service: '', from: 'OFF' })}>
          {t('turnOfService')}
        </Button>
      </Group>
    </>
  );
}
