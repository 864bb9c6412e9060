import { useSyncExternalStore } from 'react';
import { type QueryClient, useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import type { Problem } from './problem';
import { key, type Topic } from './queries';

/** `lost`: nothing is pushed, because the stream broke or a proxy holds it back; then everything is asked for at intervals. */
export type StreamState = 'connecting' | 'live' | 'lost';

/** How often lists are asked for without the stream and, for safety, with it; in milliseconds. */
const polling = 5_000;
const safety = 60_000;

/** The stream's first word comes at once, unless somebody between holds it back. */
const patience = 10_000;
/** After a stream that is none it is tried again now and then. */
const betweenTries = 30_000;
/** One event changes many things: what is read again because of it is read once. */
const gathering = 500;

/** What is read again when a thing of that kind has changed. */
const touched: Readonly<Record<string, readonly Topic[]>> = {
  config: ['configs', 'services', 'attention'],
  member: ['members', 'services'],
  event: ['events', 'services', 'attention', 'metrics'],
  workflow: ['workflows', 'events', 'templates', 'attention'],
  decision: ['decisions', 'services', 'attention'],
  alert: ['alerts', 'services', 'attention'],
  'kill-switch': ['kill-switch', 'services', 'attention'],
  drift: ['drift', 'attention'],
  template: ['templates', 'attention'],
  'ip-pool': ['ip-pools'],
  connection: ['connections', 'attention'],
};

/** The server's messages about what has changed; what was read of it is read again. */
export class ChangeStream {
  private state: StreamState = 'connecting';
  private source: EventSource | undefined;
  private trying: ReturnType<typeof setTimeout> | undefined;
  private gathered = new Set<Topic>();
  private reading: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<() => void>();

  constructor(private readonly url: string) {}

  /** @returns how to end it */
  follow(queries: QueryClient): () => void {
    this.open(queries);
    return () => {
      this.source?.close();
      clearTimeout(this.trying);
      clearTimeout(this.reading);
      this.become('connecting');
    };
  }

  readonly now = (): StreamState => this.state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  private open(queries: QueryClient) {
    const source = new EventSource(this.url);
    this.source = source;
    this.later(patience, queries);
    source.addEventListener('hello', () => {
      clearTimeout(this.trying);
      // What changed while nothing was heard is not told again by a server that was started anew.
      if (this.state === 'lost') void queries.invalidateQueries();
      this.become('live');
    });
    source.addEventListener('reset', () => void queries.invalidateQueries());
    source.addEventListener('change', (message: MessageEvent<string>) => {
      const { kind } = JSON.parse(message.data) as { kind: string };
      this.gather(touched[kind] ?? [], queries);
    });
    source.onerror = () => {
      this.become('lost');
      // The browser connects again by itself, unless the answer was no stream at all.
      if (source.readyState === EventSource.CLOSED) this.later(betweenTries, queries);
    };
  }

  private gather(topics: readonly Topic[], queries: QueryClient) {
    topics.forEach((topic) => this.gathered.add(topic));
    this.reading ??= setTimeout(() => {
      this.gathered.forEach((topic) => void queries.invalidateQueries({ queryKey: key(topic) }));
      this.gathered = new Set();
      this.reading = undefined;
    }, gathering);
  }

  /** Gives up what has not said a word by then, and tries anew. */
  private later(wait: number, queries: QueryClient) {
    clearTimeout(this.trying);
    this.trying = setTimeout(() => {
      this.become('lost');
      this.source?.close();
      this.trying = setTimeout(() => this.open(queries), betweenTries);
    }, wait);
  }

  private become(state: StreamState) {
    if (this.state === state) return;
    this.state = state;
    this.watchers.forEach((watcher) => watcher());
  }
}

export const changes = new ChangeStream('/api/autoscaling/events/stream');

export function useStreamState(): StreamState {
  return useSyncExternalStore(changes.watch, changes.now);
}

/** A query whose answer follows the server: by the stream's messages, or by asking again at intervals. */
export function useLiveQuery<T>(
  options: Omit<UseQueryOptions<T, Problem>, 'refetchInterval'>,
): UseQueryResult<T, Problem> {
  const isLive = useStreamState() === 'live';
  return useQuery<T, Problem>({ ...options, refetchInterval: isLive ? safety : polling });
}
