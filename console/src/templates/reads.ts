import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas, versioned, type Versioned } from '@/common/api/client';
import type { Problem } from '@/common/api/problem';
import { key } from '@/common/api/queries';
import { useLiveQuery } from '@/common/api/stream';
import type { ReadList } from '@/common/list/read-all';

export type Template = Schemas['TemplateView'];

export const readTemplates: ReadList<Template> = (query, signal) =>
  answered(api.GET('/api/templates', { params: { query }, ...(signal && { signal }) }));

export function useTemplate(id: string) {
  return useLiveQuery<Versioned<Template>>({
    queryKey: key('templates', 'one', id),
    queryFn: ({ signal }) => versioned(api.GET('/api/templates/{id}', { params: { path: { id } }, signal })),
  });
}

/** Names of the vCenter connections. */
export function useVcenters() {
  return useQuery<string[], Problem>({
    queryKey: key('connections', 'names', 'vcenter'),
    queryFn: async ({ signal }) => {
      const answer = await answered(
        api.GET('/api/connections', { params: { query: { kind: 'vcenter', size: 200 } }, signal }),
      );
      return answer.items.map((connection) => connection.name);
    },
  });
}
