import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+33', "'+33"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])('the text %j becomes %j', (text, cell) => {
  expect(csv([[text]])).toBe(`\uFEFF${cell}\r\n`);
});

test('numbers stay numbers and nothing is nothing', () => {
  expect(csv([[-1.5, null, 0]])).toBe('\uFEFF-1.5,,0\r\n');
});
