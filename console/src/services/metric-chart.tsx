import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '@/common/words/catalogue';
import { chartOption, type Drawing, type Ink } from './chart-option';

echarts.use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, SVGRenderer]);

/** Charts of one group show their cursors at the same instant. */
const group = 'service';
echarts.connect(group);

interface Props {
  drawing: Drawing;
  height: number;
  /** What the chart says, for those who do not see it. */
  label: string;
  onPick: (at: number) => void;
}

/** One curve over time; a click chooses the moment under it. */
export default function MetricChart({ drawing, height, label, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<echarts.ECharts>();
  const pick = useRef(onPick);
  const scheme = useComputedColorScheme();
  const language = useLanguage();
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const begun = begin(element, (at) => pick.current(at), setChart);
    return () => {
      begun();
      setChart(undefined);
    };
  }, []);
  useEffect(() => {
    if (box.current) chart?.setOption(chartOption(drawing, inkOf(box.current), language), { replaceMerge: ['series'] });
  }, [chart, drawing, language, scheme]);
  return <div ref={box} role="img" aria-label={label} style={{ height, cursor: 'crosshair' }} />;
}

/** Draws as soon as the element has a size, and again when that changes. */
function begin(element: HTMLElement, onPick: (at: number) => void, tell: (chart: echarts.ECharts) => void): () => void {
  let chart: echarts.ECharts | undefined;
  const watch = new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    if (chart) {
      chart.resize();
      return;
    }
    const made = echarts.init(element, null, { renderer: 'svg' });
    made.group = group;
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!made.containPixel('grid', [offsetX, offsetY])) return;
      const at = made.convertFromPixel({ xAxisIndex: 0 }, offsetX);
      if (typeof at === 'number') onPick(at);
    });
    chart = made;
    tell(made);
  });
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart?.dispose();
  };
}

/** The theme's colours: what draws the charts knows no style sheets. */
function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: color('--mantine-color-text'),
    text: color('--mantine-color-dimmed'),
    grid: color('--line'),
    out: color('--tone-bad'),
    in: color('--tone-ok'),
    mark: color('--tone-busy'),
    rest: `color-mix(in srgb, ${color('--tone-wait')} 14%, transparent)`,
    cursor: color('--tone-wait'),
    surface: color('--surface'),
  };
}
