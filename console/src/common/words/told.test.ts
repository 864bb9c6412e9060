import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { i18next } from './language';
import { told } from './told';

vi.mock('./sentences.ko.json', () => ({
  default: {
    'there is no template {}': '템플릿 {0}이(가) 없습니다',
    'template {}': '템플릿 {0}',
    '{} is used by {}': '{1}에서 {0}을(를) 사용 중입니다',
    '{} of {}': '{1} 중 {0}',
    'choose another one': '다른 것을 선택하세요',
    'the name {} is taken': '이름 {0}은(는) 이미 사용 중입니다',
    ', VLAN {}': ', VLAN {0}',
  },
}));

beforeEach(async () => {
  await i18next.changeLanguage('ko');
  await vi.waitFor(() => expect(told('choose another one')).toBe('다른 것을 선택하세요'));
});

afterAll(() => void i18next.changeLanguage('en'));

test('a sentence is said by its form, with its values where Korean has them', () => {
  expect(told('there is no template web-2026')).toBe('템플릿 web-2026이(가) 없습니다');
  expect(told('golden is used by shop')).toBe('shop에서 golden을(를) 사용 중입니다');
});

test('a value may be a sentence of its own', () => {
  expect(told('template golden is used by shop')).toBe('shop에서 템플릿 golden을(를) 사용 중입니다');
});

test('sentences one after the other are said each', () => {
  expect(told('there is no template a; choose another one')).toBe('템플릿 a이(가) 없습니다; 다른 것을 선택하세요');
});

test('the own words of an outside system stay as they were written', () => {
  expect(told("the name web is taken: The name 'web' already exists.")).toBe(
    "이름 web은(는) 이미 사용 중입니다: The name 'web' already exists.",
  );
  expect(told('Cannot complete the operation because of concurrent modification')).toBe(
    'Cannot complete the operation because of concurrent modification',
  );
});

test('what is added to a sentence is said too', () => {
  expect(told('shop-net, VLAN 5')).toBe('shop-net, VLAN 5');
  expect(told('there is no template a, VLAN 5')).toBe('템플릿 a이(가) 없습니다, VLAN 5');
});

test('English stands as it was written', async () => {
  await i18next.changeLanguage('en');
  expect(told('there is no template a')).toBe('there is no template a');
  await i18next.changeLanguage('ko');
});

test('every sentence says in Korean all that it says in English, and guesses no ending', async () => {
  const { default: sentences } = await vi.importActual<{ default: Record<string, string> }>('./sentences.ko.json');
  const wrong = Object.entries(sentences).filter(([english, korean]) => {
    const values = english.split('{}').length - 1;
    const said = [...korean.matchAll(/\{(\d)\}/g)].map((value) => Number(value[1])).sort();
    const guesses = /\{\d\}[”’"')」]?(을|를|이|가|은|는|으로|로|와|과)(?![가-힣(])/.test(korean);
    return guesses || said.join() !== [...Array(values).keys()].join();
  });
  expect(wrong).toEqual([]);
});
