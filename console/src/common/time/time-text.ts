import type { Language } from '../words/language';

const units = [
  { seconds: 86_400, en: 'd', ko: '일', relative: 'day' },
  { seconds: 3_600, en: 'h', ko: '시간', relative: 'hour' },
  { seconds: 60, en: 'min', ko: '분', relative: 'minute' },
  { seconds: 1, en: 's', ko: '초', relative: 'second' },
] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(language + name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options });
  formats.set(language + name, made);
  return made;
}

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };

/** The time of day; with the date unless it is of today. In the user's zone. */
export function timeText(at: string | number, language: Language, now: number): string {
  const when = new Date(at);
  const today = when.toDateString() === new Date(now).toDateString();
  const sameYear = when.getFullYear() === new Date(now).getFullYear();
  if (today) return format(language, 'clock', clock).format(when);
  if (sameYear) return format(language, 'day', { ...day, ...clock }).format(when);
  return format(language, 'year', { year: 'numeric', ...day, hour: '2-digit', minute: '2-digit' }).format(when);
}

/** Everything about an instant, for tooltips: date, time, zone. */
export function fullTimeText(at: string | number, language: Language): string {
  return format(language, 'full', {
    year: 'numeric',
    ...day,
    weekday: 'short',
    ...clock,
    timeZoneName: 'short',
  }).format(new Date(at));
}

function padded(part: number, digits = 2): string {
  return String(part).padStart(digits, '0');
}

/** `2026-11-23` in the user's zone, as in names of files. */
export function localDate(at: number): string {
  const when = new Date(at);
  return `${padded(when.getFullYear(), 4)}-${padded(when.getMonth() + 1)}-${padded(when.getDate())}`;
}

/** `2026-11-23T09:05` in the user's zone: the value of a datetime-local field. */
export function localMinute(at: number): string {
  const when = new Date(at);
  return `${localDate(at)}T${padded(when.getHours())}:${padded(when.getMinutes())}`;
}

/** How long ago in its largest unit: `4s ago`; what lies ahead: `in 3min`. */
export function ageText(at: string | number, language: Language, now: number): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1_000);
  const unit = units.find((one) => Math.abs(seconds) >= one.seconds) ?? units[3];
  const amount = Math.trunc(seconds / unit.seconds);
  return new Intl.RelativeTimeFormat(language, { style: 'narrow' }).format(amount === 0 ? -0 : amount, unit.relative);
}

/** A duration in its two largest units: `1 h 5 min`, `42 s`, `400 ms`. */
export function durationText(millis: number, language: Language): string {
  const said = (amount: number | string, unit: (typeof units)[number]) =>
    language === 'ko' ? `${amount}${unit.ko}` : `${amount} ${unit.en}`;
  if (millis < 1_000) return `${Math.max(0, Math.round(millis))} ms`;
  let rest = Math.round(millis / 1_000);
  const parts: string[] = [];
  for (const unit of units) {
    const amount = Math.floor(rest / unit.seconds);
    rest %= unit.seconds;
    if (amount > 0) parts.push(said(amount, unit));
  }
  return parts.slice(0, 2).join(' ');
}

/** Durations as the server writes them (`500ms`, `60s`, `10m`, `2h`), in milliseconds. */
export function parseDuration(text: string | undefined): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h)$/.exec(text ?? '');
  const factors: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
  return match ? Number(match[1]) * (factors[match[2] ?? ''] ?? 0) : undefined;
}
