import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { nowMillis } from '@/common/time/clock';
import { parseDuration } from '@/common/time/time-text';

/** Spans that end now, as the URL writes them. */
export const spans = ['30m', '1h', '3h', '12h', '24h', '168h', '720h'] as const;
export type Span = (typeof spans)[number];

const usual: Span = '3h';

/** What the charts show: a span that ends now and moves on, or one between two instants. */
export type Range = { kind: 'moving'; span: Span } | { kind: 'fixed'; from: number; to: number };

/** Milliseconds since 1970. */
export interface Between {
  from: number;
  to: number;
}

export function between(range: Range, now: number = nowMillis()): Between {
  if (range.kind === 'fixed') return { from: range.from, to: range.to };
  return { from: now - (parseDuration(range.span) ?? 0), to: now };
}

/** How often a moving span is read again: sooner than one sees a difference, not more often. In milliseconds. */
export function pace(range: Range): number | false {
  if (range.kind === 'fixed') return false;
  return (parseDuration(range.span) ?? 0) <= 3 * 3_600_000 ? 10_000 : 60_000;
}

function read(params: URLSearchParams): Range {
  const from = Date.parse(params.get('from') ?? '');
  const to = Date.parse(params.get('to') ?? '');
  if (from < to) return { kind: 'fixed', from, to };
  const span = params.get('range');
  return { kind: 'moving', span: spans.find((one) => one === span) ?? usual };
}

/** The span and the moment that are looked at; both are in the URL. */
export interface Sight {
  range: Range;
  /** The chosen moment; undefined: now, or the end of a fixed span. */
  at: number | undefined;
  setRange: (range: Range) => void;
  setAt: (at: number | undefined) => void;
}

export function useSight(): Sight {
  const [params, setParams] = useSearchParams();
  const range = useMemo(() => read(params), [params]);
  const chosen = Date.parse(params.get('at') ?? '');
  const setRange = useCallback(
    (wanted: Range) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        ['range', 'from', 'to', 'at'].forEach((name) => next.delete(name));
        if (wanted.kind === 'fixed') {
          next.set('from', new Date(wanted.from).toISOString());
          next.set('to', new Date(wanted.to).toISOString());
        } else if (wanted.span !== usual) next.set('range', wanted.span);
        return next;
      }),
    [setParams],
  );
  const setAt = useCallback(
    (at: number | undefined) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (at === undefined) next.delete('at');
          else next.set('at', new Date(at).toISOString());
          return next;
        },
        // Looking around is one thing to go back from, not one for each minute.
        { replace: true },
      ),
    [setParams],
  );
  return { range, at: Number.isNaN(chosen) ? undefined : chosen, setRange, setAt };
}
