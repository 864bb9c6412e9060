import { parseDuration } from '@/common/time/time-text';
import type { Drawing, Mark, Rest } from './chart-option';
import type { Document, Metrics } from './reads';

export interface EventMark extends Mark {
  id: string;
  kind: string;
  state: string;
}

/** Always shown, in this order, the members below them; others only where something was measured. */
const always = ['cpu', 'memory', 'response_time'];
const sometimes = ['requests', 'promql'];

export function marksOf(metrics: Metrics): EventMark[] {
  return metrics.events.map((event) => ({
    id: event.id,
    kind: event.kind,
    state: event.state,
    at: Date.parse(event.createdAt),
    direction: event.kind === 'scale-out' ? 'out' : event.kind === 'scale-in' ? 'in' : 'other',
  }));
}

/**
 * When nothing was begun because something had ended shortly before: after members came none are added during the cooldown
 * out and none removed during the cooldown in; after some went, none are removed. The shades of both lie upon each other.
 * Cooldowns are those of the present config.
 */
export function restsOf(metrics: Metrics, scaling: Document['scaling']): Rest[] {
  const out = parseDuration(scaling.outCooldown) ?? 0;
  const inward = parseDuration(scaling.inCooldown) ?? 0;
  const from = Date.parse(metrics.from);
  const to = Date.parse(metrics.to);
  return metrics.events
    .flatMap((event) => {
      if (!event.endedAt) return [];
      const end = Date.parse(event.endedAt);
      const added = event.kind === 'scale-out' && ['SUCCEEDED', 'PARTIAL'].includes(event.state);
      if (added) return [rest(end, out), rest(end, inward)];
      return event.kind === 'scale-in' && event.state !== 'OBSERVED' ? [rest(end, inward)] : [];
    })
    .filter((one) => one.to > from && one.from < to)
    .map((one) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) }));
}

function rest(from: number, length: number): Rest {
  return { from, to: from + length };
}

/** What the stacked charts show, from the top. */
export function drawingsOf(metrics: Metrics, scaling: Document['scaling'], at: number | undefined): Drawing[] {
  const shown = [
    ...always,
    ...sometimes.filter((name) => valuesOf(metrics, name).some((value) => value !== null)),
    'members',
  ];
  const rests = restsOf(metrics, scaling);
  const marks = marksOf(metrics);
  return shown.map((metric) => ({
    metric,
    unit: metrics.series.find((series) => series.metric === metric)?.unit ?? unitOf(metric),
    values: valuesOf(metrics, metric),
    from: Date.parse(metrics.from),
    to: Date.parse(metrics.to),
    step: metrics.stepSeconds * 1_000,
    limits: limitsOf(metrics, scaling, metric),
    rests,
    marks,
    at,
    saysTime: metric === 'members',
  }));
}

function valuesOf(metrics: Metrics, metric: string): readonly (number | null)[] {
  return metrics.series.find((series) => series.metric === metric)?.values ?? [];
}

function unitOf(metric: string): string {
  return metric === 'members' ? 'members' : metric === 'response_time' ? 'seconds' : 'ratio';
}

function limitsOf(metrics: Metrics, scaling: Document['scaling'], metric: string): Drawing['limits'] {
  if (metric === 'members') {
    return [
      { value: scaling.max, kind: 'out' },
      { value: scaling.min, kind: 'in' },
    ];
  }
  const found = metrics.thresholds.find((threshold) => threshold.metric === metric);
  // Requests are compared per member, and drawn in total.
  if (!found || metric === 'requests') return [];
  const below = found.in;
  return [
    { value: found.out, kind: 'out' },
    ...(below === undefined || below === null ? [] : [{ value: below, kind: 'in' as const }]),
  ];
}
