import { Switch } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useWords } from '@/common/words/catalogue';
import type { ConfigRow } from './configs';
import { words } from './words';

/** Opens the question that comes before it: what will be published, or why it is disabled. */
export function useAsking() {
  const [, setParams] = useSearchParams();
  return (dialog: 'enable' | 'disable' | 'delete' | 'act', service: string) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.set(dialog, service);
      return next;
    });
}

export function Toggle({ row }: { row: ConfigRow }) {
  const t = useWords(words);
  const ask = useAsking();
  return (
    <Switch
      aria-label={t(row.enabled ? 'toggleOff' : 'toggle', { service: row.service })}
      checked={row.enabled}
      onChange={() => ask(row.enabled ? 'disable' : 'enable', row.service)}
    />
  );
}
