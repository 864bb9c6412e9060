import { type QueryKey, QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem';

/**
 * Keys begin with what they are about, in the words of the stream's messages: a message about events makes everything under
 * ['events'] be read again. Then come the object and the parameters.
 */
export type Topic =
  | 'session'
  | 'services'
  | 'events'
  | 'workflows'
  | 'alerts'
  | 'decisions'
  | 'members'
  | 'templates'
  | 'configs'
  | 'ip-pools'
  | 'connections'
  | 'drift'
  | 'kill-switch'
  | 'attention'
  | 'metrics'
  | 'inventory'
  | 'system';

export function key(topic: Topic, ...rest: readonly unknown[]): QueryKey {
  return [topic, ...rest];
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (failures, thrown) => failures < 2 && problemOf(thrown).isTemporary,
        retryDelay: (attempt) => 1_000 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
}
