import { answered, api, type Schemas } from './client';
import { key } from './queries';
import { useLiveQuery } from './stream';

export type Need = Schemas['Need'];

/** What needs a person, the worst first. */
export function useAttention() {
  return useLiveQuery<{ items: Need[]; total: number }>({
    queryKey: key('attention'),
    queryFn: ({ signal }) => answered(api.GET('/api/attention', { params: { query: { size: 200 } }, signal })),
  });
}
