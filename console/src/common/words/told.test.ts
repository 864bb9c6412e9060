import { beforeEach, expect, test, vi } from 'vitest';
import { i18next } from './language';
import sentences from './sentences.ko.json';
import { told } from './told';

beforeEach(async () => {
  await i18next.changeLanguage('ko');
  await vi.waitFor(() => expect(told('there are none')).toBe(sentences['there are none']));
});

/** The Korean of a form, with these values in it. */
const korean = (form: keyof typeof sentences, ...values: string[]) =>
  sentences[form].replaceAll(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');

test('a sentence is said by its form, with its values where Korean has them', () => {
  expect(told('there is no template web-2026')).toBe('템플릿 web-2026이(가) 없습니다');
  expect(told('clone VM shop-as03 from template web')).toBe('템플릿 web에서 VM shop-as03 복제');
});

test('a value may be a sentence of its own', () => {
  expect(told('healthy 2 of 3 times')).toBe(korean('healthy {} of {} times', '2', '3'));
  expect(told('shop-as01 is not healthy on 10.0.0.1:80/health: no answer within 500 ms')).toBe(
    korean(
      '{} is not healthy on {}{}: {}',
      'shop-as01',
      '10.0.0.1:80',
      '/health',
      korean('no answer within {} ms', '500'),
    ),
  );
});

test('sentences one after the other are said each', () => {
  expect(told('there is no template a; choose another one')).toBe(
    `${korean('there is no template {}', 'a')}; choose another one`,
  );
  expect(told('there is no template a; there are none')).toBe(
    `${korean('there is no template {}', 'a')}; ${korean('there are none')}`,
  );
});

test('a value may be a list of sentences', () => {
  const host = (name: string) => korean('{} has {} and {} MHz free', name, '255 GiB', '146749');
  expect(
    told('h1 has 255 GiB and 146749 MHz free, h2 has 255 GiB and 146749 MHz free; a VM takes 4.0 GiB and 2 processors'),
  ).toBe(korean('{}{}; a VM takes {} and {} processors', `${host('h1')}, `, host('h2'), '4.0 GiB', '2'));
});

test('the own words of an outside system stay as they were written', () => {
  expect(told("the name web is taken: The name 'web' already exists.")).toBe(
    `${korean('the name {} is taken', 'web')}: The name 'web' already exists.`,
  );
  const own = 'Cannot complete the operation because of concurrent modification';
  expect(told(own)).toBe(own);
});

test('what is added to a sentence is said too', () => {
  expect(told('shop-net, VLAN 5')).toBe('shop-net, VLAN 5');
  expect(told('there is no network a, VLAN 5')).toBe(`${korean('there is no network {}', 'a')}, VLAN 5`);
});

test('English stands as it was written, with its times in the zone of whoever reads it', async () => {
  await i18next.changeLanguage('en');
  expect(told('there is no template a')).toBe('there is no template a');
  expect(told('seen at 2026-03-02T11:58:00Z')).toMatch(/^seen at Mar 2, \d\d:58:00$/);
});

test('every sentence says in Korean all that it says in English, and guesses no ending', () => {
  const wrong = Object.entries(sentences).filter(([english, korean]) => {
    const values = english.split('{}').length - 1;
    const said = [...korean.matchAll(/\{(\d)\}/g)].map((value) => Number(value[1])).sort();
    const guesses = /\{\d\}[”’"')」]?(을|를|이|가|은|는|으로|로|와|과)(?![가-힣(])/.test(korean);
    return guesses || said.join() !== [...Array(values).keys()].join();
  });
  expect(wrong).toEqual([]);
});
