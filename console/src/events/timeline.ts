import type { Schemas } from '@/common/api/client';

export type Step = Schemas['WorkflowView.StepView'];
/** A workflow of an event or one that stands alone; both have their steps. */
export interface Work {
  id: string;
  /** What it works on: a member, a template. */
  subject: string;
  kind: string;
  state: string;
  steps: Step[];
  failure?: string | undefined;
  hint?: string | undefined;
  parkedAt?: string | undefined;
  /** It has passed its point of no return. */
  forwardOnly: boolean;
  createdAt: string;
  endedAt?: string | undefined;
}

/** A span of the axis, both from 0 to 1. */
export interface Span {
  from: number;
  to: number;
}

export interface Bars {
  done: Span | undefined;
  /** Taking back runs to the left again, from where the work turned round. */
  undone: Span | undefined;
}

/** The time that several lanes share, so that what happened at once stands side by side. */
export interface Axis {
  from: number;
  to: number;
}

const at = (instant: string | undefined, preset: number) => (instant === undefined ? preset : Date.parse(instant));

/** The step that failed, by the words that the server puts before the cause. */
export function failedStep(work: Work): string | undefined {
  const key = work.failure?.split(': ', 1)[0];
  return work.steps.some((step) => step.key === key) ? key : undefined;
}

/** When the last step was tried for the last time: from there it may go back. */
function turn(work: Work, now: number): number {
  const ends = work.steps.flatMap((step) => (step.startedAt ? [at(step.endedAt, now)] : []));
  const firstUndone = Math.min(...work.steps.map((step) => at(step.undoneAt, Infinity)));
  return Math.min(Math.max(...ends, Date.parse(work.createdAt)), firstUndone);
}

function isGoingBack(work: Work): boolean {
  return work.steps.some((step) => step.state === 'UNDOING' || step.undoneAt !== undefined);
}

/** Forward work only: taking back is folded onto the same axis. */
export function axisOf(works: readonly Work[], now: number): Axis {
  const from = Math.min(...works.map((work) => Date.parse(work.createdAt)));
  const to = Math.max(...works.map((work) => (isGoingBack(work) ? turn(work, now) : at(work.endedAt, now))));
  return { from, to: Math.max(to, from + 1_000) };
}

/** Where the bars of each step of a lane lie, by the step's key. */
export function barsOf(work: Work, axis: Axis, now: number): ReadonlyMap<string, Bars> {
  const length = axis.to - axis.from;
  const place = (instant: number) => Math.min(1, Math.max(0, (instant - axis.from) / length));
  const done = (step: Step): Span | undefined =>
    step.startedAt === undefined
      ? undefined
      : { from: place(Date.parse(step.startedAt)), to: place(Math.min(at(step.endedAt, now), axis.to)) };
  const back = goingBack(work, axis, now);
  return new Map(work.steps.map((step) => [step.key, { done: done(step), undone: back.get(step.key) }]));
}

/** Mirrored at the turn; squeezed when it took longer than the way there. */
function goingBack(work: Work, axis: Axis, now: number): ReadonlyMap<string, Span> {
  const turned = turn(work, now);
  const last = Math.max(
    turned,
    ...work.steps.map((step) => at(step.undoneAt, step.state === 'UNDOING' ? now : turned)),
  );
  const way = turned - axis.from;
  const scale = Math.min(1, way / Math.max(1, last - turned));
  const place = (instant: number) =>
    Math.max(0, (turned - (instant - turned) * scale - axis.from) / (axis.to - axis.from));
  const spans = new Map<string, Span>();
  let begun = turned;
  for (const step of work.steps.toReversed()) {
    const isRunning = step.state === 'UNDOING';
    if (!isRunning && step.undoneAt === undefined) continue;
    const ended = at(step.undoneAt, now);
    spans.set(step.key, { from: place(ended), to: place(begun) });
    begun = ended;
  }
  return spans;
}
