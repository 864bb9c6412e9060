import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { key, type Topic } from './queries';
import { ChangeStream } from './stream';

/** A stream that says what the test wants it to. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    FakeSource.all.push(this);
  }

  says(name: string, data: object = {}) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }

  breaks() {
    this.onerror?.();
  }

  close() {
    this.readyState = 2;
  }
}

const newest = () => FakeSource.all.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.all = [];
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function followed() {
  const queries = new QueryClient();
  const read = vi.spyOn(queries, 'invalidateQueries');
  const stream = new ChangeStream('/stream');
  const end = stream.follow(queries);
  return { queries, stream, read, end };
}

/** A query in sight, whose answers take a while; they say how often it was asked. */
function watched(
  queries: QueryClient,
  topic: Topic,
  { takes = 0, service }: { takes?: number; service?: string } = {},
) {
  let asked = 0;
  const query = new QueryObserver(queries, {
    queryKey: key(topic, service),
    queryFn: () => {
      const answer = ++asked;
      return new Promise<number>((resolve) => setTimeout(() => resolve(answer), takes));
    },
    ...(service !== undefined && { meta: { service } }),
  });
  query.subscribe(() => undefined);
  return { asked: () => asked, answer: () => query.getCurrentResult().data };
}

function hide(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

test('is live as soon as the server has said a word', () => {
  const { stream, end } = followed();
  expect(stream.now()).toBe('connecting');
  newest().says('hello');
  expect(stream.now()).toBe('live');
  end();
});

test('reads again what a change touches, once for many changes', async () => {
  const { queries, end } = followed();
  const pools = watched(queries, 'ip-pools');
  const drift = watched(queries, 'drift');
  await vi.advanceTimersByTimeAsync(1);
  newest().says('hello');
  newest().says('change', { kind: 'ip-pool', id: 'a' });
  newest().says('change', { kind: 'ip-pool', id: 'b' });
  await vi.advanceTimersByTimeAsync(500);
  expect([pools.asked(), drift.asked()]).toEqual([2, 1]);
  end();
});

test('reads the addresses of pools again when a member has taken one', async () => {
  const { queries, end } = followed();
  const pools = watched(queries, 'ip-pools');
  await vi.advanceTimersByTimeAsync(1);
  newest().says('hello');
  newest().says('change', { kind: 'member', service: 'shop', id: 'm1' });
  await vi.advanceTimersByTimeAsync(500);
  expect(pools.asked()).toBe(2);
  end();
});

test('leaves alone what was read of another service', async () => {
  const { queries, end } = followed();
  const shop = watched(queries, 'services', { service: 'shop' });
  const pay = watched(queries, 'services', { service: 'pay' });
  const all = watched(queries, 'services');
  await vi.advanceTimersByTimeAsync(1);
  newest().says('hello');
  newest().says('change', { kind: 'event', service: 'shop', id: 'e1' });
  await vi.advanceTimersByTimeAsync(500);
  expect([shop.asked(), pay.asked(), all.asked()]).toEqual([2, 1, 2]);
  end();
});

test('shows new data though changes come faster than answers', async () => {
  const { queries, end } = followed();
  const events = watched(queries, 'events', { takes: 900 });
  await vi.advanceTimersByTimeAsync(1_000);
  newest().says('hello');
  for (let change = 0; change < 5; change++) {
    newest().says('change', { kind: 'event', service: 'shop', id: 'e1' });
    await vi.advanceTimersByTimeAsync(600);
  }
  expect(events.answer()).toBeGreaterThan(1);
  end();
});

test('reads once more what has changed while it was being read', async () => {
  const { queries, end } = followed();
  const events = watched(queries, 'events', { takes: 900 });
  newest().says('hello');
  newest().says('change', { kind: 'event', service: 'shop', id: 'e1' });
  await vi.advanceTimersByTimeAsync(600);
  expect(events.asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(events.answer()).toBe(2);
  end();
});

test('says that it is lost, and reads everything again when it is back', async () => {
  const { queries, stream, end } = followed();
  const drift = watched(queries, 'drift');
  await vi.advanceTimersByTimeAsync(1);
  newest().says('hello');
  newest().breaks();
  expect(stream.now()).toBe('lost');
  newest().says('hello');
  expect(stream.now()).toBe('live');
  await vi.advanceTimersByTimeAsync(500);
  expect(drift.asked()).toBe(2);
  end();
});

test('is lost when something between holds the first word back, and tries anew later', () => {
  const { stream, end } = followed();
  vi.advanceTimersByTime(10_000);
  expect(stream.now()).toBe('lost');
  vi.advanceTimersByTime(30_000);
  expect(FakeSource.all).toHaveLength(2);
  end();
});

test('reads everything again when the server says so', async () => {
  const { queries, end } = followed();
  const drift = watched(queries, 'drift');
  await vi.advanceTimersByTimeAsync(1);
  newest().says('hello');
  newest().says('reset');
  await vi.advanceTimersByTimeAsync(500);
  expect(drift.asked()).toBe(2);
  end();
});

test('holds no connection while the page is out of sight, and reads everything once when it is back', () => {
  const { stream, read, end } = followed();
  newest().says('hello');
  hide(true);
  expect(newest().readyState).toBe(FakeSource.CLOSED);
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.all).toHaveLength(1);
  hide(false);
  expect(FakeSource.all).toHaveLength(2);
  newest().says('hello');
  expect(stream.now()).toBe('live');
  vi.advanceTimersByTime(5_000);
  expect(read).toHaveBeenCalledTimes(1);
  end();
  hide(true);
  hide(false);
  expect(FakeSource.all).toHaveLength(2);
});

test('hears again after it was ended while a change was to be read', () => {
  const { queries, stream, read, end } = followed();
  newest().says('hello');
  newest().says('change', { kind: 'drift', id: 'a' });
  end();
  const endAgain = stream.follow(queries);
  newest().says('hello');
  newest().says('change', { kind: 'drift', id: 'a' });
  vi.advanceTimersByTime(500);
  expect(read).toHaveBeenCalledTimes(1);
  endAgain();
});
