import { useLanguage } from '../words/catalogue';
import { nowMillis, useClock } from './clock';
import { ageText, durationText, fullTimeText, timeText } from './time-text';

interface At {
  at: string | number;
}

/** An instant in the user's zone; the tooltip has date and zone. */
export function Time({ at }: At) {
  const language = useLanguage();
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTimeText(at, language)}>
      {timeText(at, language, nowMillis())}
    </time>
  );
}

/** How long ago; it moves on by itself, the tooltip has the instant. */
export function Age({ at }: At) {
  const language = useLanguage();
  const text = useClock((now) => ageText(at, language, now));
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTimeText(at, language)}>
      {text}
    </time>
  );
}

/** How long something took, or has taken up to now while it has no end. */
export function Took({ from, to }: { from: string; to?: string | undefined }) {
  const language = useLanguage();
  const text = useClock((now) => durationText((to ? Date.parse(to) : now) - Date.parse(from), language));
  return <span>{text}</span>;
}
