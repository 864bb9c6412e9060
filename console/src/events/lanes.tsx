import { Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { failureText } from '@/common/service/need-text';
import { useClock } from '@/common/time/clock';
import { Time, Took } from '@/common/time/time';
import { StateBadge, Toned } from '@/common/ui/state-badge';
import { workName } from '@/common/ui/work-name';
import { useWords } from '@/common/words/catalogue';
import { told } from '@/common/words/told';
import classes from './lanes.module.css';
import { axisOf, type Bars, barsOf, failedStep, type Span, type Step, type Work } from './timeline';
import { words } from './words';

interface Props {
  works: readonly Work[];
  /** Beside the head of a lane: what can be done with it. */
  actions?: (work: Work) => ReactNode;
  /** Beside its name: where more of it is shown. */
  links?: (work: Work) => ReactNode;
}

/** The work on each member as a lane; all lanes share one time axis. */
export function Lanes({ works, actions, links }: Props) {
  // Bars of what runs grow every second; of what has ended they stand still.
  const isRunning = works.some((work) => work.endedAt === undefined);
  const now = useClock((millis) => (isRunning ? Math.floor(millis / 1_000) * 1_000 : 0));
  const axis = axisOf(works, now);
  return (
    <div className={classes.lanes}>
      {works.map((work) => (
        <section key={work.id} className={classes.lane} aria-label={work.subject}>
          <Group justify="space-between" wrap="nowrap" className={classes.head}>
            <Group gap="sm">
              <b>{work.subject}</b>
              <StateBadge state={work.parkedAt ? 'parked' : work.state} />
              <Text size="sm" c="dimmed">
                <Took from={work.createdAt} to={work.endedAt} />
              </Text>
              {links?.(work)}
            </Group>
            <Group gap={6}>{actions?.(work)}</Group>
          </Group>
          <Cause work={work} />
          <Steps work={work} bars={barsOf(work, axis, now)} />
        </section>
      ))}
    </div>
  );
}

/** What failed and what one can do; above the steps, because it is what one looks for. */
function Cause({ work }: { work: Work }) {
  const t = useWords(words);
  if (!work.failure && !work.parkedAt) return null;
  return (
    <div className={`toned ${classes.cause}`} data-tone={work.state === 'STUCK' ? 'bad' : 'warn'}>
      {work.parkedAt && <ParkedSince at={work.parkedAt} />}
      {work.failure && (
        <p>
          <b>{t('cause')}</b> {failureText(work.failure)}
        </p>
      )}
      {work.hint && (
        <p>
          <b>{t('help')}</b> {told(work.hint)}
        </p>
      )}
    </div>
  );
}

function ParkedSince({ at }: { at: string }) {
  const t = useWords(words);
  const [before, after] = t('parked', { time: '\u0000' }).split('\u0000');
  return (
    <p>
      {before}
      <Time at={at} />
      {after}
    </p>
  );
}

function Steps({ work, bars }: { work: Work; bars: ReadonlyMap<string, Bars> }) {
  const t = useWords(words);
  const failed = failedStep(work);
  return (
    <ol className={classes.steps} aria-label={t('steps', { member: work.subject })}>
      {work.steps.map((step) => (
        <StepRow key={step.key} step={step} bars={bars.get(step.key)} isFailed={step.key === failed} />
      ))}
    </ol>
  );
}

interface RowProps {
  step: Step;
  bars: Bars | undefined;
  isFailed: boolean;
}

function StepRow({ step, bars, isFailed }: RowProps) {
  const [wanted, want] = useState<boolean>();
  // It may fail while somebody looks.
  const isOpen = wanted ?? isFailed;
  const isBegun = step.startedAt !== undefined;
  return (
    <li data-step={step.key} data-begun={isBegun}>
      <button
        type="button"
        className={classes.step}
        aria-expanded={isOpen}
        disabled={!isBegun}
        onClick={() => want(!isOpen)}
      >
        <StateBadge state={isFailed ? 'FAILED' : step.state} isShort />
        <span className={classes.name}>{workName(step.key)}</span>
        <span className={classes.track} aria-hidden>
          <Bar span={bars?.done} kind={isFailed ? 'failed' : step.state === 'STARTED' ? 'running' : 'done'} />
          <Bar span={bars?.undone} kind="undone" />
        </span>
        <span className={classes.took}>{step.startedAt && <Took from={step.startedAt} to={step.endedAt} />}</span>
      </button>
      {isOpen && <Details step={step} />}
      {!isOpen && <Waits step={step} />}
    </li>
  );
}

/** What a step that is not over waits for, and that it is tried again when it fails. */
function Waits({ step }: { step: Step }) {
  const t = useWords(words);
  if ((step.state !== 'STARTED' && step.state !== 'UNDOING') || !step.message) return null;
  return (
    <p className={classes.waits}>
      {step.failures > 0 && (
        <>
          <Toned tone="warn">{t('failing', { count: step.failures })}</Toned>
          {': '}
        </>
      )}
      {told(step.message)}
    </p>
  );
}

function Bar({ span, kind }: { span: Span | undefined; kind: string }) {
  if (!span) return null;
  const left = `${(span.from * 100).toFixed(2)}%`;
  const width = `${(Math.max(0, span.to - span.from) * 100).toFixed(2)}%`;
  return <span className={classes.bar} data-kind={kind} style={{ left, width }} />;
}

function Details({ step }: { step: Step }) {
  const t = useWords(words);
  return (
    <div className={classes.details}>
      {step.message && <p>{told(step.message)}</p>}
      <p className={classes.facts}>
        {step.startedAt && <Time at={step.startedAt} />}
        {step.endedAt && (
          <>
            {' – '}
            <Time at={step.endedAt} />
          </>
        )}
        {' · '}
        {t('attempts', { count: step.attempts })}
        {step.undoAttempts > 0 && (
          <Toned tone="warn">
            {' · '}
            {t('undoAttempts', { count: step.undoAttempts })} {step.undoneAt && <Time at={step.undoneAt} />}
          </Toned>
        )}
      </p>
    </div>
  );
}
