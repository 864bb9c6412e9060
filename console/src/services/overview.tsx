import { Box } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Answer, Loading } from '@/common/ui/nothing';
import { useWords } from '@/common/words/catalogue';
import { gutter } from './chart-option';
import { Charts } from './charts';
import { marksOf } from './drawings';
import { DecisionLane, EventLane } from './lanes';
import classes from './overview.module.css';
import { type Sight, useSight } from './range';
import { RangePicker } from './range-picker';
import { type Document, type Metrics, useDecisions, useMetrics } from './reads';
import { Scrubber } from './scrubber';
import timeline from './timeline.module.css';
import { timelineWords } from './timeline-words';
import { WhyPanel } from './why-panel';

interface Props {
  service: string;
  scaling: Document['scaling'];
}

/** Of the plots, for the style sheet: what lies above and below them keeps the same. */
const gutters = { '--gutter-left': `${gutter.left}px`, '--gutter-right': `${gutter.right}px` } as CSSProperties;

/** What a service has been doing, and why: curves, events and decisions on one axis, and the chosen moment explained. */
export function Overview({ service, scaling }: Props) {
  const t = useWords(timelineWords);
  const sight = useSight();
  const metrics = useMetrics(service, sight.range);
  return (
    <div className={classes.columns}>
      <section aria-label={t('charts')} className={timeline.timeline} style={gutters}>
        <Box mb={4}>
          <RangePicker range={sight.range} onChange={sight.setRange} />
        </Box>
        <Answer of={metrics} loading={<Loading lines={16} />}>
          {(data) => <Timeline service={service} metrics={data} scaling={scaling} sight={sight} />}
        </Answer>
      </section>
      <WhyPanel service={service} at={sight.at} />
    </div>
  );
}

function Timeline({ service, metrics, scaling, sight }: Props & { metrics: Metrics; sight: Sight }) {
  const decisions = useDecisions(service, sight.range).data ?? [];
  const span = { from: Date.parse(metrics.from), to: Date.parse(metrics.to) };
  const minute = (at: number) => sight.setAt(Math.round(at / 60_000) * 60_000);
  return (
    <>
      <EventLane marks={marksOf(metrics)} span={span} />
      <Charts metrics={metrics} scaling={scaling} at={sight.at} onPick={minute} />
      <DecisionLane decisions={decisions} span={span} onPick={minute} />
      <Scrubber
        span={span}
        at={sight.at}
        isMoving={sight.range.kind === 'moving'}
        decisions={decisions}
        onPick={sight.setAt}
      />
    </>
  );
}
