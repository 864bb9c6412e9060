import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function followed() {
  const queries = new QueryClient();
  const read = vi.spyOn(queries, 'invalidateQueries');
  const stream = new ChangeStream('/stream');
  const end = stream.follow(queries);
  return { stream, read, end };
}

test('is live as soon as the server has said a word', () => {
  const { stream, end } = followed();
  expect(stream.now()).toBe('connecting');
  newest().says('hello');
  expect(stream.now()).toBe('live');
  end();
});

test('reads again what a change touches, once for many changes', () => {
  const { read, end } = followed();
  newest().says('hello');
  newest().says('change', { kind: 'ip-pool', id: 'a' });
  newest().says('change', { kind: 'ip-pool', id: 'b' });
  vi.advanceTimersByTime(500);
  expect(read.mock.calls).toEqual([[{ queryKey: ['ip-pools'] }]]);
  end();
});

test('says that it is lost, and reads everything again when it is back', () => {
  const { stream, read, end } = followed();
  newest().says('hello');
  newest().breaks();
  expect(stream.now()).toBe('lost');
  newest().says('hello');
  expect(stream.now()).toBe('live');
  expect(read).toHaveBeenCalledWith();
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

test('reads everything again when the server says so', () => {
  const { read, end } = followed();
  newest().says('hello');
  newest().says('reset');
  expect(read).toHaveBeenCalledWith();
  end();
});
