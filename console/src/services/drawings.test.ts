import { describe, expect, test } from 'vitest';
import { chartOption, type Drawing, type Ink, tick, top, valueAt, valueText } from './chart-option';
import { drawingsOf, restsOf } from './drawings';
import type { Metrics } from './reads';
import { scaling } from './sample.test-data';

const noon = Date.parse('2026-03-02T12:00:00Z');
const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

const metrics: Metrics = {
  from: at(0),
  to: at(60),
  stepSeconds: 600,
  series: [
    { service: 'shop', metric: 'cpu', unit: 'ratio', values: [0.4, 0.8, null, null, 0.5, 0.3, 0.2] },
    { service: 'shop', metric: 'members', unit: 'members', values: [2, 2, 3, 3, 3, 2, 2] },
    { service: 'shop', metric: 'requests', unit: 'per second', values: [null, null, null, null, null, null, null] },
  ],
  thresholds: [{ service: 'shop', metric: 'cpu', out: 0.75, in: 0.3 }],
  events: [
    { id: 'in', service: 'shop', kind: 'scale-in', state: 'SUCCEEDED', createdAt: at(45), endedAt: at(55) },
    { id: 'out', service: 'shop', kind: 'scale-out', state: 'SUCCEEDED', createdAt: at(10), endedAt: at(12) },
    { id: 'failed', service: 'shop', kind: 'scale-out', state: 'UNDONE', createdAt: at(5), endedAt: at(6) },
    { id: 'now', service: 'shop', kind: 'scale-out', state: 'RUNNING', createdAt: at(59) },
  ],
};

describe('the curves of a service', () => {
  test('always show CPU, memory and response time, members last, and others only where they were measured', () => {
    const names = drawingsOf(metrics, scaling, undefined).map((drawing) => drawing.metric);
    expect(names).toEqual(['cpu', 'memory', 'response_time', 'members']);
  });

  test('have the thresholds of the config as lines, and of members min and max', () => {
    const [cpu, , , members] = drawingsOf(metrics, scaling, undefined);
    expect(cpu?.limits).toEqual([
      { value: 0.75, kind: 'out' },
      { value: 0.3, kind: 'in' },
    ]);
    expect(members?.limits.map((limit) => limit.value)).toEqual([6, 2]);
  });

  test('rest after members came, in both directions, and after some went, but not after a launch that failed', () => {
    const minutes = restsOf(metrics, scaling).map((rest) => [(rest.from - noon) / 60_000, (rest.to - noon) / 60_000]);
    expect(minutes).toEqual([
      [55, 60],
      [12, 15],
      [12, 22],
    ]);
  });

  test('leave a gap where nothing was measured', () => {
    const [cpu] = drawingsOf(metrics, scaling, undefined);
    const option = chartOption(cpu as Drawing, ink, 'en') as { series: { connectNulls: boolean; data: unknown[][] }[] };
    expect(option.series[0]?.connectNulls).toBe(false);
    expect(option.series[0]?.data[2]).toEqual([noon + 20 * 60_000, null]);
    expect(valueAt(cpu as Drawing, noon + 25 * 60_000)).toBeUndefined();
    expect(valueAt(cpu as Drawing, noon + 15 * 60_000)).toBe(0.8);
  });

  test('mark events, the chosen moment and cooldowns in every chart', () => {
    for (const drawing of drawingsOf(metrics, scaling, noon)) {
      const option = chartOption(drawing, ink, 'en') as {
        series: { markLine: { data: { xAxis?: number }[] }; markArea: { data: unknown[] } }[];
      };
      const verticals = option.series[0]?.markLine.data.filter((line) => line.xAxis !== undefined);
      expect(verticals).toHaveLength(metrics.events.length + 1);
      expect(option.series[0]?.markArea.data).toHaveLength(3);
    }
  });

  test('have an axis on which everything fits', () => {
    expect(top({ unit: 'ratio', values: [0.2], limits: [] })).toBe(1);
    expect(top({ unit: 'members', values: [2, 3], limits: [{ value: 6, kind: 'out' }] })).toBe(7);
    expect(top({ unit: 'seconds', values: [null, 0.2], limits: [{ value: 1, kind: 'out' }] })).toBeCloseTo(1.15);
  });

  test('say values in their unit and times by the span', () => {
    expect(valueText(0.784, 'ratio', 'en')).toBe('78 %');
    expect(valueText(0.18, 'seconds', 'en')).toBe('180 ms');
    expect(valueText(120, 'per second', 'en')).toBe('120 /s');
    expect(tick(0, 3_600_000, 'en')(noon)).toMatch(/^\d\d:\d\d$/);
    expect(tick(0, 30 * 86_400_000, 'en')(noon)).toMatch(/3\/2/);
  });
});

const ink: Ink = {
  line: '#000',
  text: '#000',
  grid: '#000',
  out: '#000',
  in: '#000',
  mark: '#000',
  rest: '#000',
  cursor: '#000',
  surface: '#000',
};
