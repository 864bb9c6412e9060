import { answered, api, type Schemas } from '@/common/api/client';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import type { ReadList } from '@/common/list/read-all';

export type ServiceRow = Schemas['ServiceView'];
type Answer = Schemas['Service.ServiceItems'];

export const readServices: ReadList<ServiceRow> = (query, signal) =>
  answered(api.GET('/api/services', { params: { query: { ...query, trend: 'true' } }, ...(signal && { signal }) }));

/** Sums over all services, whatever the filters say. */
export function useSums(): Answer['sums'] | undefined {
  const answer = useLiveQuery({
    queryKey: key('services', 'sums'),
    queryFn: ({ signal }) => answered(api.GET('/api/services', { params: { query: { size: 1 } }, signal })),
  });
  return answer.data?.sums;
}
