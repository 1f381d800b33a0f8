import { expect, test } from 'vitest';
import { oldestKept } from './oldest-kept.ts';

test.each([
  ['2026-11-27T10:22:31.500Z', 12, '2025-11-27T10:15:00.000Z'],
  ['2026-11-27T10:15:00.000Z', 1, '2026-10-27T10:15:00.000Z'],
  ['2026-03-31T23:59:59.999Z', 1, '2026-02-28T23:45:00.000Z'],
  ['2024-03-31T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
  ['2026-01-15T08:07:00.000Z', 13, '2024-12-15T08:00:00.000Z'],
])('%s less %d months is %s', (now, months, from) => {
  expect(oldestKept(new Date(now), months).toISOString()).toBe(from);
});
