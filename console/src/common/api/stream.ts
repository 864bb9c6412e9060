import { useSyncExternalStore } from 'react';
import {
  type Query,
  type QueryClient,
  useQuery,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Problem } from './problem';
import type { Topic } from './queries';

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
  member: ['members', 'services', 'ip-pools'],
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

/** What has changed: without topics anything, without a service that of any. */
interface News {
  topics?: readonly Topic[];
  service?: string | undefined;
}

/** A query says by `meta: { service }` that it reads of one service only. */
function isAbout({ topics, service }: News, { queryKey, meta }: Query): boolean {
  const isOther = service !== undefined && meta?.service !== undefined && meta.service !== service;
  return !isOther && (topics === undefined || topics.includes(queryKey[0] as Topic));
}

/** The server's messages about what has changed; what was read of it is read again. */
export class ChangeStream {
  private state: StreamState = 'connecting';
  private source: EventSource | undefined;
  private trying: ReturnType<typeof setTimeout> | undefined;
  private gathered: News[] = [];
  /** What was being read when it changed: its answer may be older than the change. */
  private late = new Set<string>();
  private reading: ReturnType<typeof setTimeout> | undefined;
  /** Nothing was heard for a while. What changed then is not told again by a server that was started anew. */
  private isBehind = false;
  private readonly watchers = new Set<() => void>();

  constructor(private readonly url: string) {}

  /**
   * Listens while the page is in sight: a browser has six connections to a server, for all its tabs together.
   *
   * @returns how to end it
   */
  follow(queries: QueryClient): () => void {
    const look = () => {
      if (document.hidden) this.rest();
      else if (!this.source) this.open(queries);
    };
    this.isBehind = false;
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      document.removeEventListener('visibilitychange', look);
      this.rest();
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
      if (this.isBehind) this.gather({}, queries);
      this.isBehind = false;
      this.become('live');
    });
    source.addEventListener('reset', () => this.gather({}, queries));
    source.addEventListener('change', (message: MessageEvent<string>) => {
      const { kind, service } = JSON.parse(message.data) as { kind: string; service?: string };
      this.gather({ topics: touched[kind] ?? [], service }, queries);
    });
    source.onerror = () => {
      this.become('lost');
      // The browser connects again by itself, unless the answer was no stream at all.
      if (source.readyState === EventSource.CLOSED) this.later(betweenTries, queries);
    };
  }

  /** Hears nothing until it is opened again. */
  private rest() {
    this.source?.close();
    this.source = undefined;
    clearTimeout(this.trying);
    clearTimeout(this.reading);
    this.reading = undefined;
    this.gathered = [];
    this.late.clear();
    this.isBehind = true;
    this.become('connecting');
  }

  private gather(news: News, queries: QueryClient) {
    this.gathered.push(news);
    this.reading ??= setTimeout(() => this.read(queries), gathering);
  }

  /** What is being read already is let finish, or slow answers would never come, and is read once more after that. */
  private read(queries: QueryClient) {
    const isMeant = (query: Query) =>
      this.late.has(query.queryHash) || this.gathered.some((news) => isAbout(news, query));
    const meant = queries.getQueryCache().findAll({ predicate: isMeant });
    const late = meant.filter((query) => query.state.fetchStatus === 'fetching');
    this.gathered = [];
    this.late = new Set(late.map((query) => query.queryHash));
    this.reading = late.length > 0 ? setTimeout(() => this.read(queries), gathering) : undefined;
    void queries.invalidateQueries({ predicate: (query) => meant.includes(query) }, { cancelRefetch: false });
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
    if (state === 'lost') this.isBehind = true;
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
