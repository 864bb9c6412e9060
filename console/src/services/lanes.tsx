import { IconArrowDownRight, IconArrowsExchange, IconArrowUpRight } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import { links } from '@/common/links';
import { nowMillis } from '@/common/time/clock';
import { timeText } from '@/common/time/time-text';
import { shownState } from '@/common/ui/states';
import { useLanguage, useText, useWords } from '@/common/words/catalogue';
import { isKnownWork, works } from '@/common/words/works';
import { decisionText } from './decision-text';
import { toneOf } from './decision-tone';
import type { EventMark } from './drawings';
import type { Between } from './range';
import type { Decision } from './reads';
import classes from './timeline.module.css';
import { timelineWords } from './timeline-words';

const icons = { out: IconArrowUpRight, in: IconArrowDownRight, other: IconArrowsExchange };

function share(at: number, { from, to }: Between): string {
  return `${(Math.min(1, Math.max(0, (at - from) / (to - from))) * 100).toFixed(3)}%`;
}

/** The scaling events above the charts, each at its time; one leads to its page. */
export function EventLane({ marks, span }: { marks: readonly EventMark[]; span: Between }) {
  const t = useWords(timelineWords);
  return (
    <nav className={classes.lane} aria-label={t('events')}>
      <span title={t('events')}>{t('events')}</span>
      <div className={classes.axis}>
        {/* The newest last: it lies on top of what happened just before it. */}
        {marks
          .toSorted((one, other) => one.at - other.at)
          .map((mark) => (
            <EventLink key={mark.id} mark={mark} left={share(mark.at, span)} />
          ))}
      </div>
    </nav>
  );
}

function EventLink({ mark, left }: { mark: EventMark; left: string }) {
  const t = useWords(timelineWords);
  const w = useWords(works);
  const text = useText();
  const language = useLanguage();
  const Icon = icons[mark.direction];
  const state = shownState(mark.state);
  const said = t('eventMark', {
    kind: isKnownWork(mark.kind) ? w(mark.kind) : mark.kind,
    time: timeText(mark.at, language, nowMillis()),
  });
  const label = `${said} · ${text(state.text)}`;
  return (
    <Link
      to={links.event(mark.id)}
      className={`toned ${classes.mark}`}
      data-tone={state.tone}
      style={{ left }}
      title={label}
      aria-label={label}
    >
      <Icon size={14} aria-hidden />
    </Link>
  );
}

interface DecisionProps {
  decisions: readonly Decision[];
  span: Between;
  onPick: (at: number) => void;
}

/** What stood at each time, by its colour; for the eye and the mouse, the scrubber below says the same to everybody. */
export function DecisionLane({ decisions, span, onPick }: DecisionProps) {
  const t = useWords(timelineWords);
  const language = useLanguage();
  const pick = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPick(span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from));
  };
  return (
    <div className={classes.lane} aria-hidden>
      <span title={t('decisions')}>{t('decisions')}</span>
      <div className={classes.decisions} onClick={pick}>
        {decisions.map((decision) => {
          const [begin, end] = [Date.parse(decision.at), Date.parse(decision.lastAt)];
          return (
            <div
              key={decision.id}
              className={`toned ${classes.decision}`}
              data-tone={toneOf(decision)}
              style={{ left: share(begin, span), right: `calc(100% - ${share(Math.max(end, begin), span)})` }}
              title={`${timeText(begin, language, nowMillis())} · ${decisionText(decision)}`}
            />
          );
        })}
      </div>
    </div>
  );
}
