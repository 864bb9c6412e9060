import type { Language } from './words/language';

/** A ratio as percent, without digits that say nothing: `78 %`. */
export function percentText(ratio: number): string {
  return `${Math.round(ratio * 100)} %`;
}

/** Seconds as people say response times: `180 ms`, `1.4 s`. */
export function secondsText(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1_000)} ms` : `${seconds.toFixed(1)} s`;
}

export function numberText(value: number, language: Language): string {
  return value.toLocaleString(language, { maximumFractionDigits: 2 });
}

const powers = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Bytes in the largest unit that leaves a number above one, as vSphere shows them. */
export function bytesText(bytes: number): string {
  const power = Math.min(powers.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${powers[power] ?? 'B'}`;
}
