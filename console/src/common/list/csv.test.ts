import { expect, test } from 'vitest';
import { csvText } from './csv';

test('quotes what a comma, a quote or a line break would break', () => {
  expect(csvText(['a', 'b'], [['x,y', 'say "no"\nagain']])).toBe('\uFEFFa,b\r\n"x,y","say ""no""\nagain"\r\n');
});

test('keeps a spreadsheet from running what looks like a formula, and leaves numbers alone', () => {
  expect(csvText(['a'], [['=cmd()'], ['-1'], [-1], ['@x']])).toBe("\uFEFFa\r\n'=cmd()\r\n-1\r\n-1\r\n'@x\r\n");
});

test('leaves a cell empty where nothing is known', () => {
  expect(csvText(['a', 'b'], [[undefined, null]])).toBe('\uFEFFa,b\r\n,\r\n');
});
