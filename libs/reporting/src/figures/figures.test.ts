import { SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from '@guichet/contracts';
import { expect, test } from 'vitest';
import { type Counts, NO_COUNTS, sumOf } from './counts.ts';
import * as figures from './figures.ts';
import { serviceLevel } from './service-level.ts';

const day: Counts = {
  ...NO_COUNTS,
  ...{ queued: 1100, answered: 1000, answeredInTarget: 860, overflowed: 40, waitMs: 18_000_000 },
  ...{ abandoned: 60, abandonedInTarget: 20, abandonedShort: 10 },
  ...{ handled: 900, handlingMs: 270_000_000, seatMs: 180_000_000 },
};
const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10);

const levels: [ServiceLevelFormula, number][] = [
  ['F1', 83.0],
  ['F2', 86.0],
  ['F3', 81.1],
  ['F4', 82.7],
  ['F5', 82.1],
  ['F6', 81.9],
];
test.each(levels)('%s of 1000 / 60 / 860 / 20 / 10 is %d %%', (formula, expected) => {
  expect(percent(serviceLevel(formula, day))).toBe(expected);
});

test('the other figures', () => {
  expect(figures.offered(day)).toBe(1100);
  expect(percent(figures.answerRate(day))).toBe(91.7); // 1000 / 1090
  expect(percent(figures.abandonment(day))).toBe(5.5); // 60 / 1100
  expect(figures.averageAnswer(day)).toBe(18);
  expect(figures.averageHandling(day)).toBe(300);
  expect(figures.averageSeat(day)).toBe(200);
  expect(figures.occupancy({ busy: 85, ready: 15 })).toBe(0.85);
});

test('of nothing there is no figure', () => {
  const { answerRate, abandonment, averageAnswer, averageHandling, averageSeat } = figures;
  for (const figure of [answerRate, abandonment, averageAnswer, averageHandling, averageSeat])
    expect(figure(NO_COUNTS)).toBeNull();
  for (const formula of SERVICE_LEVEL_FORMULAS) expect(serviceLevel(formula, NO_COUNTS)).toBeNull();
  expect(figures.occupancy({ busy: 0, ready: 0 })).toBeNull();
});

test('with short abandonments alone there is no answer rate', () => {
  const short = { ...NO_COUNTS, queued: 3, abandoned: 3, abandonedInTarget: 3, abandonedShort: 3 };
  expect(figures.answerRate(short)).toBeNull();
  expect(serviceLevel('F6', short)).toBeNull();
  expect(serviceLevel('F3', short)).toBe(0);
});

test('counts are added name by name', () => {
  expect(sumOf([day, day]).answered).toBe(2000);
  expect(sumOf([])).toEqual(NO_COUNTS);
});
