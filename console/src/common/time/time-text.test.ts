import { expect, test } from 'vitest';
import { ageText, durationText, localDate, localMinute, parseDuration, timeText } from './time-text';

const now = Date.parse('2026-11-23T12:00:00Z');

test('says how long ago in the largest unit', () => {
  expect(ageText(now - 4_000, 'en', now)).toBe('4s ago');
  expect(ageText(now - 4_000, 'ko', now)).toBe('4초 전');
  expect(ageText(now - 125 * 60_000, 'en', now)).toBe('2h ago');
  expect(ageText(now + 180_000, 'en', now)).toMatch(/^in 3m/);
});

test('says a duration in its two largest units', () => {
  expect(durationText(400, 'en')).toBe('400 ms');
  expect(durationText(42_000, 'en')).toBe('42 s');
  expect(durationText(65 * 60_000, 'en')).toBe('1 h 5 min');
  expect(durationText(65 * 60_000, 'ko')).toBe('1시간 5분');
});

test('leaves the date out of today only', () => {
  const at = new Date(now).setHours(9, 5, 7);
  expect(timeText(at, 'en', now)).toBe('09:05:07');
  expect(timeText(at - 48 * 3_600_000, 'en', now)).toMatch(/Nov 21/);
});

test('reads durations as the server writes them', () => {
  expect(parseDuration('500ms')).toBe(500);
  expect(parseDuration('10m')).toBe(600_000);
  expect(parseDuration('soon')).toBeUndefined();
});

test('writes dates and fields in the zone of the user, with years of four digits', () => {
  const early = new Date(2026, 2, 4, 0, 5).getTime();
  const late = new Date(2026, 2, 4, 23, 55).getTime();
  expect([localDate(early), localDate(late)]).toEqual(['2026-03-04', '2026-03-04']);
  expect(localMinute(early)).toBe('2026-03-04T00:05');
  expect(localMinute(new Date(2026, 2, 4).setFullYear(20))).toMatch(/^0020-03-04T/);
});
