import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { nowMillis } from '@/common/time/clock';
import { CopyButton } from '@/common/ui/copy-button';
import { useWords } from '@/common/words/catalogue';
import { words } from './words';

type Event = Schemas['EventView'];

/** What is written shortly before and after belongs to it too; in milliseconds. */
const around = 60_000;

/** The address with what is looked for in it. */
export function searchAddress(template: string, event: Event, now: number): string {
  const values: Record<string, string> = {
    event: event.id,
    service: event.service,
    from: String(Date.parse(event.createdAt) - around),
    to: String((event.endedAt ? Date.parse(event.endedAt) : now) + around),
  };
  return template.replaceAll(/\{(event|service|from|to)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
}

/** Leads to the event's lines in the log, where the control plane knows where its log can be searched; else the query is copied. */
export function LogSearch({ event }: { event: Event }) {
  const t = useWords(words);
  const info = useQuery<Schemas['System.Running'], Problem>({
    queryKey: key('system', 'info'),
    queryFn: ({ signal }) => answered(api.GET('/api/system/info', { signal })),
    staleTime: Infinity,
  });
  const template = info.data?.logSearch;
  if (template) {
    return (
      <Button
        component="a"
        href={searchAddress(template, event, nowMillis())}
        target="_blank"
        rel="noreferrer"
        variant="default"
        leftSection={<IconExternalLink size={14} aria-hidden />}
      >
        {t('searchLog')}
      </Button>
    );
  }
  return <CopyButton label={t('logQuery')} text={() => `{app="vm-autoscaler"} | json | event="${event.id}"`} />;
}
