import { expect, it } from 'vitest';
import { benchChoice, SCENARIOS } from './bench-choice.ts';

// How fast is for the bench to say: a test shares its machine.
it('measures choices that are made', () => {
  const figures = benchChoice(2, SCENARIOS);
  const chosen = Object.fromEntries(figures.map(({ scenario, chosen: count }) => [scenario, count]));
  expect(chosen).toMatchObject({
    'one free agent, queues for everybody': 1,
    'one free agent, queues with members': 1,
    'one free agent, many skills': 1,
    'one free agent whom all declined': 0,
    'nobody free': 0,
    'all free, calls': 1000,
  });
  for (const { items, chosen: count, p99Ms, wallP99Ms } of figures) {
    expect(items).toBe(10_000);
    expect(p99Ms).toBeGreaterThanOrEqual(0);
    expect(wallP99Ms).toBeGreaterThan(0);
    expect(count).toBeLessThan(3000);
  }
});
