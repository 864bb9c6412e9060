import type { Schemas } from '../api/client';
import { percentText } from '../format';
import { nowMillis } from '../time/clock';
import { timeText } from '../time/time-text';
import { say } from '../words/catalogue';
import type { Language } from '../words/language';
import { holdReasons, isHoldReason } from '../words/reasons';
import { serviceWords } from './service-words';

/** The reason in the user's language, until when, and the value that matters; the server's own words otherwise. */
export function whyText(row: Schemas['ServiceView'], language: Language): string {
  const t = say(serviceWords);
  const decision = row.decision;
  const isHeld = row.state === 'HOLDING' || row.state === 'STEADY';
  const reason = decision?.reason ?? undefined;
  if (!isHeld || !isHoldReason(reason)) return row.words;
  const parts = [say(holdReasons)(reason)];
  if (decision?.until) parts.push(t('until', { time: timeText(decision.until, language, nowMillis()) }));
  const cpu = row.load.cpu;
  if (row.state === 'HOLDING' && cpu?.out) {
    parts.push(t('cpuOf', { value: percentText(cpu.value), limit: percentText(cpu.out) }));
  }
  return parts.join(' · ');
}
