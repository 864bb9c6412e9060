import { useStreamState } from '../api/stream';
import { useClock } from '../time/clock';
import { ageText } from '../time/time-text';
import { catalogue, useLanguage, useWords } from '../words/catalogue';
import classes from './live.module.css';

const words = catalogue('live', {
  en: {
    live: 'updated {{age}}',
    connecting: 'updated {{age}}',
    lost: 'no live updates, asking every 5 s · updated {{age}}',
    stale: 'not updated since {{age}}',
  },
  ko: {
    live: '{{age}} 갱신',
    connecting: '{{age}} 갱신',
    lost: '실시간 연결 끊김, 5초마다 조회 · {{age}} 갱신',
    stale: '{{age}} 이후 갱신되지 않음',
  },
});

/** Longer than the longest interval at which anything live is asked for. */
const overdue = 90_000;

/** Says that what is shown follows the server, how old it is, and when it no longer does. */
export function Live({ updatedAt }: { updatedAt: number }) {
  const t = useWords(words);
  const language = useLanguage();
  const stream = useStreamState();
  const isStale = useClock((now) => now - updatedAt > overdue);
  const age = useClock((now) => ageText(Math.min(updatedAt, now), language, now));
  const state = isStale ? 'stale' : stream;
  return (
    <span className={classes.live} data-state={state} data-live={state}>
      <span className={classes.dot} aria-hidden />
      {t(state, { age })}
    </span>
  );
}
