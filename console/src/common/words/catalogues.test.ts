import { expect, test } from 'vitest';
import { states } from '../ui/states';
import { loadedCatalogues } from './catalogue';

// Every catalogue of the console, also of screens that are loaded late.
const modules = import.meta.glob(
  ['../../**/*words*.ts', '../*.ts', '../../**/*.tsx', '!../../**/*.test.*', '!../../test/**', '!../../app/main.tsx'],
  {
    eager: true,
  },
);

const hangul = /[\uAC00-\uD7A3]/;
/** Words that are the same in Korean. */
const same =
  /^(\{\{\w+\}\}|CPU|CSV|p95|VM|IP|URL|[\d\s/+–().,:?%·]|Jenkins|Prometheus|Alertmanager|vCenter|Java|Health Check|Job|Pool)*$/;

test('finds the catalogues', () => {
  expect(Object.keys(modules).length).toBeGreaterThan(20);
  expect(loadedCatalogues().size).toBeGreaterThan(5);
});

test('every text is said in Korean, with the same values in it', () => {
  const wrong: string[] = [];
  for (const [name, { en, ko }] of loadedCatalogues()) {
    for (const [key, korean] of Object.entries(ko)) {
      const english = en[key] ?? '';
      const values = (text: string) =>
        [...text.matchAll(/\{\{(\w+)\}\}/g)]
          .map((match) => match[1])
          .sort()
          .join();
      if (!hangul.test(korean) && !same.test(korean)) wrong.push(`${name}.${key} is not Korean: ${korean}`);
      if (hangul.test(english)) wrong.push(`${name}.${key} is not English: ${english}`);
      if (values(english) !== values(korean)) wrong.push(`${name}.${key} says other values in Korean`);
    }
  }
  expect(wrong).toEqual([]);
});

/** A particle whose form hangs on how the value before it ends; `을(를)` and the like fit any. */
const particle = /\}\}[”’"')」]?(을|를|이|가|은|는|으로|로|와|과)(?![가-힣(])/;

test('no Korean text guesses how a value ends', () => {
  const wrong = [...loadedCatalogues()].flatMap(([name, { ko }]) =>
    Object.entries(ko).flatMap(([key, text]) => (particle.test(text) ? [`${name}.${key}: ${text}`] : [])),
  );
  expect(wrong).toEqual([]);
});

test('every state has a word in both languages', () => {
  const wrong = Object.entries(states).filter(([, state]) => !hangul.test(state.text.ko) || state.text.en === '');
  expect(wrong).toEqual([]);
});
