import { expect, it } from 'vitest';
import { slotsByDay } from './slot-words.ts';

it('shows moments by the days of the browser', () => {
  const days = slotsByDay(['2026-06-01T22:30:00Z', '2026-06-02T07:00:00Z'], 'en', 'Europe/Paris');
  expect([...days.values()].map((slots) => slots.map(({ time }) => time))).toEqual([['0:30', '9:00']]);
  const newYork = slotsByDay(['2026-06-01T22:30:00Z', '2026-06-02T07:00:00Z'], 'en', 'America/New_York');
  expect([...newYork.values()].map((slots) => slots.length)).toEqual([1, 1]);
});

it('tells the hours apart that come twice', () => {
  const twice = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'];
  const [slots] = [...slotsByDay(twice, 'fr', 'Europe/Paris').values()];
  expect(slots!.map(({ time }) => time)).toEqual(['02:30 UTC+2', '02:30 UTC+1', '3:30']);
});
