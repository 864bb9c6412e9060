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

type Found = Schemas['Search.HitView'];

/** Something that was found, and where it is shown. */
export interface Hit {
  icon: Icon;
  name: string;
  detail: string;
  to: string;
}

const places: Readonly<Record<string, { icon: Icon; to: (found: Found) => string }>> = {
  service: { icon: IconServer2, to: (found) => links.service(found.id) },
  member: { icon: IconDeviceDesktop, to: (found) => links.members(found.service ?? '') },
  event: { icon: IconHistory, to: (found) => links.event(found.id) },
  address: { icon: IconNetwork, to: (found) => links.pool(found.detail, found.id) },
  template: { icon: IconTemplate, to: (found) => links.template(found.id) },
  'ip-pool': { icon: IconBoxMultiple, to: (found) => links.pool(found.id) },
  connection: { icon: IconPlug, to: (found) => links.connection(found.id) },
};

function hit(found: Found): Hit {
  const place = places[found.kind];
  return {
    icon: place?.icon ?? IconSearch,
    name: found.title,
    detail: [found.service === found.id ? undefined : found.service, found.detail].filter(Boolean).join(' · '),
    to: place?.to(found) ?? '/',
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
