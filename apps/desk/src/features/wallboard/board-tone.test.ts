import { expect, it } from 'vitest';
import { commonTarget, levelTone, waitTone } from './board-tone.ts';

it.each([
  [0.8, 80, 'ok'],
  [0.796, 80, 'ok'],
  [0.79, 80, 'warn'],
  [0.7, 80, 'warn'],
  [0.69, 80, 'bad'],
  [0, 80, 'bad'],
  [null, 80, undefined],
  [0.2, null, undefined],
])('a level of %s against %s percent is %s', (level, target, tone) => {
  expect(levelTone(level, target)).toBe(tone);
});

it.each([
  [0, 30, undefined],
  [30, 30, undefined],
  [31, 30, 'warn'],
  [90, 30, 'warn'],
  [91, 30, 'bad'],
])('a wait of %s s with a target of %s s is %s', (seconds, target, tone) => {
  expect(waitTone(seconds, target)).toBe(tone);
});

it.each([
  [[], null],
  [[80], 80],
  [[80, 80], 80],
  [[80, 90], null],
])('the target of %j together is %s', (targets, common) => {
  expect(commonTarget(targets, (target) => target)).toBe(common);
});
