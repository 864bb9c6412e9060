import { expect, test } from 'vitest';
import { axisOf, barsOf, failedStep, type Step, type Work } from './timeline';

const begun = Date.parse('2026-11-23T12:00:00Z');
const at = (seconds: number) => new Date(begun + seconds * 1_000).toISOString();

function step(key: string, from?: number, to?: number, undone?: number): Step {
  return {
    key,
    state: undone === undefined ? (to === undefined ? 'STARTED' : 'DONE') : 'UNDONE',
    attempts: from === undefined ? 0 : 1,
    failures: 0,
    undoAttempts: undone === undefined ? 0 : 1,
    ...(from !== undefined && { startedAt: at(from) }),
    ...(to !== undefined && { endedAt: at(to) }),
    ...(undone !== undefined && { undoneAt: at(undone) }),
  };
}

function work(steps: Step[], more: Partial<Work> = {}): Work {
  const begun = { id: 'w', subject: 'shop-as03', kind: 'scale-out', state: 'RUNNING', createdAt: at(0) };
  return { ...begun, forwardOnly: false, steps, ...more };
}

test('lanes of one event share one axis', () => {
  const early = work([step('clone-vm', 0, 50)], { endedAt: at(50) });
  const late = work([step('clone-vm', 0, 100)], { endedAt: at(100) });
  const axis = axisOf([early, late], 0);
  expect(barsOf(early, axis, 0).get('clone-vm')?.done).toEqual({ from: 0, to: 0.5 });
  expect(barsOf(late, axis, 0).get('clone-vm')?.done).toEqual({ from: 0, to: 1 });
});

test('a bar of what runs reaches up to now', () => {
  const running = work([step('clone-vm', 0, 40), step('await-guest', 40)]);
  const now = begun + 80_000;
  expect(barsOf(running, axisOf([running], now), now).get('await-guest')?.done).toEqual({ from: 0.5, to: 1 });
});

test('taking back runs to the left again from where it turned', () => {
  const undone = work([step('reserve', 0, 10, 130), step('clone', 10, 60, 120), step('probe', 60, 100, 110)], {
    state: 'UNDONE',
    endedAt: at(130),
  });
  const bars = barsOf(undone, axisOf([undone], 0), 0);
  expect(bars.get('probe')?.undone).toEqual({ from: 0.9, to: 1 });
  expect(bars.get('clone')?.undone).toEqual({ from: 0.8, to: 0.9 });
  expect(bars.get('reserve')?.undone).toEqual({ from: 0.7, to: 0.8 });
});

test('taking back that took longer than the way there is squeezed onto it', () => {
  const undone = work([step('reserve', 0, 10, 310), step('clone', 10, 100, 210)], {
    state: 'UNDONE',
    endedAt: at(310),
  });
  const bars = barsOf(undone, axisOf([undone], 0), 0);
  expect(bars.get('reserve')?.undone?.from).toBeCloseTo(0);
  expect(bars.get('clone')?.undone?.to).toBe(1);
});

test('knows the step that failed by the words of the failure', () => {
  const failed = work([step('clone-vm', 0, 5)], { failure: 'clone-vm: vCenter said: no' });
  expect(failedStep(failed)).toBe('clone-vm');
  expect(failedStep(work([], { failure: 'something else' }))).toBeUndefined();
});
