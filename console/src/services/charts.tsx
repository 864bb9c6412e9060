import { lazy, Suspense, useMemo } from 'react';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { Toned } from '@/common/ui/state-badge';
import { type Drawing, valueAt, valueText } from './chart-option';
import { drawingsOf } from './drawings';
import type { Document, Metrics } from './reads';
import classes from './timeline.module.css';
import { isMetric, timelineWords } from './timeline-words';

// The library that draws is half as large as everything else: nobody who does not look at charts should wait for it.
const MetricChart = lazy(() => import('./metric-chart'));

const heights = { plot: 84, plotWithTimes: 100 } as const;

interface Props {
  metrics: Metrics;
  scaling: Document['scaling'];
  at: number | undefined;
  onPick: (at: number) => void;
}

/** The curves of a service under each other, on one time axis. */
export function Charts({ metrics, scaling, at, onPick }: Props) {
  const drawings = useMemo(() => drawingsOf(metrics, scaling, at), [metrics, scaling, at]);
  return drawings.map((drawing) => <Row key={drawing.metric} drawing={drawing} onPick={onPick} />);
}

function Row({ drawing, onPick }: { drawing: Drawing; onPick: (at: number) => void }) {
  const t = useWords(timelineWords);
  const language = useLanguage();
  const height = drawing.saysTime ? heights.plotWithTimes : heights.plot;
  const text = (value: number) => valueText(value, drawing.unit, language);
  const measured = drawing.values.filter((value) => value !== null);
  const name = isMetric(drawing.metric) ? t(drawing.metric) : drawing.metric;
  const last = valueAt(drawing, drawing.at ?? drawing.to);
  const label = t('chartLabel', {
    metric: name,
    low: measured.length === 0 ? '–' : text(Math.min(...measured)),
    high: measured.length === 0 ? '–' : text(Math.max(...measured)),
    last: last === undefined ? '–' : text(last),
  });
  return (
    <div>
      <div className={classes.head}>
        <span>{name}</span>
        {measured.length > 0 && <Now drawing={drawing} value={last} text={text} />}
        <Limits drawing={drawing} text={text} />
      </div>
      {measured.length === 0 ? (
        <div className={classes.empty}>{t('notMeasured')}</div>
      ) : (
        <Suspense fallback={<div style={{ height }} role="status" aria-label={t('loading')} />}>
          <MetricChart drawing={drawing} height={height} label={label} onPick={onPick} />
        </Suspense>
      )}
    </div>
  );
}

interface Said {
  drawing: Drawing;
  text: (value: number) => string;
}

function Now({ drawing, value, text }: Said & { value: number | undefined }) {
  const t = useWords(timelineWords);
  if (value === undefined) return <span className={classes.limits}>{t('gap')}</span>;
  const out = drawing.limits.find((limit) => limit.kind === 'out');
  const isOver = out !== undefined && value > out.value;
  return <b>{isOver ? <Toned tone="bad">{text(value)}</Toned> : text(value)}</b>;
}

function Limits({ drawing, text }: Said) {
  const t = useWords(timelineWords);
  const words =
    drawing.metric === 'members' ? ({ out: 'max', in: 'min' } as const) : ({ out: 'outAbove', in: 'inBelow' } as const);
  return (
    <span className={classes.limits}>
      {drawing.limits.map((limit) => t(words[limit.kind], { value: text(limit.value) })).join(' · ')}
    </span>
  );
}
