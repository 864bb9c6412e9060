import { Text } from '@mantine/core';
import type { Schemas } from '../api/client';
import { Toned } from '../ui/state-badge';
import { type Say, useWords } from '../words/catalogue';
import { told } from '../words/told';
import { preflightWords } from './preflight-words';

type Max = Schemas['EffectiveMaxView'];

function limitWords(limit: string, t: Say<(typeof preflightWords)['en']>): string {
  switch (limit) {
    case 'addresses':
    case 'datastore':
    case 'hosts':
      return t(`limit.${limit}`);
    default:
      return limit;
  }
}

/** How far max can be reached now, what limits it, and what that was made out from. */
export function EffectiveMax({ of }: { of: Max }) {
  const t = useWords(preflightWords);
  const isLimited = of.reachable < of.max;
  return (
    <div>
      <Text size="sm" component="div">
        <b>{t('max')}:</b>{' '}
        <Toned tone={isLimited ? 'warn' : 'ok'}>
          {isLimited
            ? t('maxLimited', { max: of.max, reachable: of.reachable, limit: limitWords(of.limitedBy ?? '', t) })
            : t('maxReached', { max: of.max })}
        </Toned>
      </Text>
      {of.rooms.map((room) => (
        <Text key={room.limit} size="xs" c="dimmed">
          {limitWords(room.limit, t)}: {t('roomFor', { members: room.members })} · {told(room.evidence)}
        </Text>
      ))}
    </div>
  );
}
