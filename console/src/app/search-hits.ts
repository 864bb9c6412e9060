import {
  IconBoxMultiple,
  IconDeviceDesktop,
  IconHistory,
  IconNetwork,
  IconPlug,
  IconSearch,
  IconServer2,
  IconTemplate,
  type Icon,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { links } from '@/common/links';
import type { Both } from '@/common/words/language';

type Found = Schemas['Search.HitView'];

/** Something that was found, and where it is shown. */
export interface Hit {
  icon: Icon;
  /** What kind of thing it is. */
  label?: Both;
  name: string;
  detail: string;
  /** As the server writes it. */
  state?: string;
  to: string;
}

interface Place {
  icon: Icon;
  label: Both;
  to: (found: Found) => string;
}

function place(icon: Icon, en: string, ko: string, to: Place['to']): Place {
  return { icon, label: { en, ko }, to };
}

const places: Readonly<Record<string, Place>> = {
  service: place(IconServer2, 'Service', '서비스', (found) => links.service(found.id)),
  member: place(IconDeviceDesktop, 'VM', 'VM', (found) => links.members(found.service ?? '')),
  event: place(IconHistory, 'Event', '이벤트', (found) => links.event(found.id)),
  address: place(IconNetwork, 'IP address', 'IP 주소', (found) => links.pool(found.detail, found.id)),
  template: place(IconTemplate, 'Template', '템플릿', (found) => links.template(found.id)),
  'ip-pool': place(IconBoxMultiple, 'IP pool', 'IP Pool', (found) => links.pool(found.id)),
  connection: place(IconPlug, 'Connection', '연결', (found) => links.connection(found.id)),
};

function hit(found: Found): Hit {
  const at = places[found.kind];
  const isState = found.kind === 'template';
  const details = [found.service === found.id ? undefined : found.service, isState ? undefined : found.detail];
  return {
    icon: at?.icon ?? IconSearch,
    ...(at && { label: at.label }),
    name: found.title,
    detail: details.filter(Boolean).join(' · '),
    ...(isState && { state: found.detail }),
    to: at?.to(found) ?? '/',
  };
}

export function useHits(text: string) {
  return useQuery<Hit[], Problem>({
    queryKey: ['search', text],
    queryFn: async ({ signal }) => {
      const found = await answered(api.GET('/api/search', { params: { query: { q: text } }, signal }));
      return found.items.map(hit);
    },
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  });
}
