import type { EChartsCoreOption } from 'echarts/core';
import { numberText, percentText, secondsText } from '@/common/format';
import { fullTimeText } from '@/common/time/time-text';
import type { Language } from '@/common/words/language';

/** A time during which nothing is begun in one direction. In milliseconds since 1970. */
export interface Rest {
  from: number;
  to: number;
}

export interface Mark {
  at: number;
  direction: 'out' | 'in' | 'other';
}

/** All that one of the stacked charts shows. Instants are milliseconds since 1970. */
export interface Drawing {
  metric: string;
  /** As the API names it. */
  unit: string;
  values: readonly (number | null)[];
  from: number;
  to: number;
  /** Between two values. */
  step: number;
  /** Horizontal lines: beyond `out` members are added, beyond `in` they may go. */
  limits: readonly { value: number; kind: 'out' | 'in' }[];
  rests: readonly Rest[];
  marks: readonly Mark[];
  /** The chosen moment. */
  at: number | undefined;
  /** Only the lowest chart says the time. */
  saysTime: boolean;
}

export interface Ink {
  line: string;
  text: string;
  grid: string;
  out: string;
  in: string;
  mark: string;
  rest: string;
  cursor: string;
  surface: string;
}

/** Room beside the plot, in pixels; what lies above and below the charts keeps the same. */
export const gutter = { left: 64, right: 16 } as const;

/** A value in the unit of its curve, as people say it. */
export function valueText(value: number, unit: string, language: Language): string {
  switch (unit) {
    case 'ratio':
      return percentText(value);
    case 'seconds':
      return secondsText(value);
    case 'per second':
      return `${numberText(value, language)} /s`;
    default:
      return numberText(value, language);
  }
}

/** The upper end of the axis: everything that is drawn fits, and percents always look alike. */
export function top({ unit, values, limits }: Pick<Drawing, 'unit' | 'values' | 'limits'>): number {
  const most = Math.max(0, ...values.map((value) => value ?? 0), ...limits.map((limit) => limit.value));
  if (unit === 'ratio') return Math.max(1, most);
  if (unit === 'members') return Math.ceil(most) + 1;
  return most === 0 ? 1 : most * 1.15;
}

/** The value that was measured last up to a moment; undefined in a gap. */
export function valueAt(drawing: Pick<Drawing, 'values' | 'from' | 'step'>, at: number): number | undefined {
  const index = Math.min(drawing.values.length - 1, Math.floor((at - drawing.from) / drawing.step));
  return drawing.values[index] ?? undefined;
}

export function chartOption(drawing: Drawing, ink: Ink, language: Language): EChartsCoreOption {
  const { unit, values, from, to, step } = drawing;
  return {
    animation: false,
    grid: { ...gutter, top: 6, bottom: drawing.saysTime ? 22 : 6 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      padding: [2, 8],
      backgroundColor: ink.surface,
      borderColor: ink.grid,
      textStyle: { color: ink.text, fontSize: 12 },
      axisPointer: { type: 'line', lineStyle: { color: ink.cursor }, label: { show: false } },
      formatter: (points: { value: [number, number | null] }[]) => tip(points, unit, language),
    },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLine: { lineStyle: { color: ink.grid } },
      axisTick: { show: drawing.saysTime, lineStyle: { color: ink.grid } },
      splitLine: { show: true, lineStyle: { color: ink.grid, opacity: 0.5 } },
      axisLabel: {
        show: drawing.saysTime,
        color: ink.text,
        fontSize: 11,
        hideOverlap: true,
        formatter: tick(from, to, language),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top(drawing),
      ...(unit === 'members' ? { minInterval: 1 } : {}),
      splitNumber: 2,
      splitLine: { lineStyle: { color: ink.grid, opacity: 0.5 } },
      axisLabel: {
        color: ink.text,
        fontSize: 11,
        showMaxLabel: unit === 'ratio',
        formatter: (value: number) => valueText(value, unit, language),
      },
    },
    series: [
      {
        type: 'line',
        data: values.map((value, index) => [from + index * step, value]),
        ...(unit === 'members' ? { step: 'end' } : {}),
        showSymbol: false,
        symbolSize: 4,
        connectNulls: false,
        lineStyle: { width: 1.5, color: ink.line },
        itemStyle: { color: ink.line },
        silent: true,
        markLine: lines(drawing, ink),
        markArea: {
          silent: true,
          itemStyle: { color: ink.rest },
          data: drawing.rests.map((rest) => [{ xAxis: rest.from }, { xAxis: rest.to }]),
        },
      },
    ],
  };
}

function lines({ limits, marks, at }: Drawing, ink: Ink) {
  return {
    symbol: 'none',
    silent: true,
    label: { show: false },
    data: [
      ...limits.map(({ value, kind }) => ({
        yAxis: value,
        lineStyle: { color: kind === 'out' ? ink.out : ink.in, type: 'dashed', width: 1 },
      })),
      ...marks.map((mark) => ({ xAxis: mark.at, lineStyle: { color: ink.mark, type: 'dotted', width: 1 } })),
      ...(at === undefined ? [] : [{ xAxis: at, lineStyle: { color: ink.cursor, type: 'solid', width: 1.5 } }]),
    ],
  };
}

function tip(points: { value: [number, number | null] }[], unit: string, language: Language): string {
  const point = points[0]?.value;
  if (!point) return '';
  return `${point[1] === null ? '–' : valueText(point[1], unit, language)} · ${fullTimeText(point[0], language)}`;
}

/** Times under the axis: with seconds, without, or as days, by what tells the ticks apart. */
export function tick(from: number, to: number, language: Language): (at: number) => string {
  const span = to - from;
  const options: Intl.DateTimeFormatOptions =
    span <= 10 * 60_000
      ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
      : span <= 2 * 86_400_000
        ? { hour: '2-digit', minute: '2-digit' }
        : { month: 'numeric', day: 'numeric' };
  const format = new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options });
  return (at) => format.format(at);
}
