import type { Schemas } from '../api/client';
import { percentText } from '../format';
import { nowMillis } from '../time/clock';
import { timeText } from '../time/time-text';
import type { Tone } from '../ui/tone';
import { say } from '../words/catalogue';
import type { Language } from '../words/language';
import { type HoldReason, holdReasons, isHoldReason } from '../words/reasons';
import { failureText } from './need-text';
import { reasonText } from './reason-text';
import { serviceWords } from './service-words';

type Row = Schemas['ServiceView'];

/** What a service is doing and why, in the user's language. */
export function whyText(row: Row, language: Language): string {
  const t = say(serviceWords);
  switch (row.state) {
    case 'DISABLED':
      // The state says it all.
      return '';
    case 'NOT_EVALUATED':
      return t('notEvaluated');
    case 'STOPPED':
      return t('stopped');
    case 'STUCK':
      return failureText(row.words);
    case 'SCALING_OUT':
    case 'SCALING_IN':
    case 'ADVISING':
      return reasonText(row.words);
    case 'HOLDING':
    case 'STEADY': {
      const reason = row.decision?.reason ?? undefined;
      return isHoldReason(reason) ? held(row, reason, language) : reasonText(row.words);
    }
  }
}

/** What holds because something cannot be read looks no calmer than what is said of it elsewhere. */
export function toneOfState(row: Row): Tone | undefined {
  return row.state === 'HOLDING' && row.concern === 'CRITICAL' ? 'bad' : undefined;
}

/** The reason, until when, and the value that matters. */
function held(row: Row, reason: HoldReason, language: Language): string {
  const t = say(serviceWords);
  const parts = [say(holdReasons)(reason)];
  const until = row.decision?.until;
  if (until) parts.push(t('until', { time: timeText(until, language, nowMillis()) }));
  const cpu = row.load.cpu;
  if (row.state === 'HOLDING' && cpu && !reason.endsWith('_UNREADABLE')) {
    const isLow = typeof cpu.in === 'number' && cpu.value < cpu.in;
    const limit = isLow ? cpu.in : cpu.out;
    if (typeof limit === 'number') {
      parts.push(t(isLow ? 'cpuLow' : 'cpuHigh', { value: percentText(cpu.value), limit: percentText(limit) }));
    }
  }
  return parts.join(' · ');
}
