import { useText } from '../words/catalogue';
import classes from './state-badge.module.css';
import { shownState } from './states';
import type { Tone } from './tone';

interface Props {
  /** As the server writes it. */
  state: string;
  /** Says the state in other words, where the place calls for them. */
  children?: string;
  /** Instead of the state's own, where something else is known to be wrong. */
  tone?: Tone | undefined;
  /** The word is in the tooltip only, where the same word stands nearby or room is short. */
  isShort?: boolean;
}

/** A state as icon, word and colour; only what is wrong has a background, so that it is seen in a long list. */
export function StateBadge({ state, children, tone: other, isShort = false }: Props) {
  const text = useText();
  const { icon: Icon, tone: own, text: words } = shownState(state);
  const tone = other ?? own;
  const word = children ?? text(words);
  if (isShort) {
    return (
      <span className={`toned ${classes.toned}`} data-tone={tone} data-state={state} title={word}>
        <Icon size={14} stroke={2} role="img" aria-label={word} className={classes.icon} />
      </span>
    );
  }
  return (
    <span className={`toned ${classes.badge}`} data-tone={tone} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden className={classes.icon} />
      {word}
    </span>
  );
}

/** A tone without a word beside it is a hint for the eye only: the words must say the same. */
export function Toned({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`toned ${classes.toned}`} data-tone={tone}>
      {children}
    </span>
  );
}
