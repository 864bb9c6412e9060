import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas, versioned } from '@/common/api/client';
import { key } from '@/common/api/queries';
import type { ReadList } from '@/common/list/read-all';

export type ConfigRow = Schemas['ConfigView'];

export const readConfigs: ReadList<ConfigRow> = (query, signal) =>
  answered(api.GET('/api/autoscaling/configs', { params: { query }, ...(signal && { signal }) }));

/** One config as it is now, with the version that a change of it must name. */
export function useConfig(service: string) {
  return useQuery({
    queryKey: key('configs', 'one', service),
    meta: { service },
    queryFn: ({ signal }) =>
      versioned(api.GET('/api/autoscaling/configs/{service}', { params: { path: { service } }, signal })),
  });
}
