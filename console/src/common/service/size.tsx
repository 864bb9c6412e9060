import { Group, Text } from '@mantine/core';
import type { Schemas } from '../api/client';
import { SizeBar } from '../ui/size-bar';
import { Toned } from '../ui/state-badge';
import { type Say, say, useLanguage } from '../words/catalogue';
import { limitName, serviceWords } from './service-words';

type Size = Schemas['ServiceView.SizeView'];

/** `3 (2 + 1) / 2–6`, and what holds max back. */
export function membersText(size: Size): string {
  const t = say(serviceWords);
  const { base, created, min, max } = size;
  const text =
    base === undefined || base === null
      ? t('membersUnknown', { created, min, max })
      : t('membersNow', { now: base + created, base, created, min, max });
  return `${text}${limitText(size, t)}`;
}

function limitText(size: Size, t: Say<(typeof serviceWords)['en']>): string {
  const { reachable, max, limitedBy } = size;
  if (reachable === undefined || reachable >= max) return '';
  return ` · ${t('reachable', { reachable, limit: limitName(limitedBy) })}`;
}

export function Members({ size }: { size: Size }) {
  useLanguage();
  const text = membersText(size);
  const { base, created, min, max } = size;
  const now = base === undefined || base === null ? undefined : base + created;
  const isLimited = size.reachable !== undefined && size.reachable < max;
  return (
    <Group gap={8} wrap="nowrap" title={text}>
      <SizeBar min={min} max={max} now={now} reachable={size.reachable} label={text} />
      <Text component="span" size="sm">
        <b>{now ?? '?'}</b>
        <Text component="span" size="sm" c="dimmed">
          {` (${base ?? '?'} + ${created}) / ${min}–${max}`}
        </Text>
        {isLimited && <Toned tone="warn"> → {size.reachable}</Toned>}
      </Text>
    </Group>
  );
}
