import { describe, expect, it } from 'vitest';
import { preparedName } from './prepared-name.ts';

const times = (count: number, sql: string): string[] => Array.from({ length: count }, () => preparedName({ sql }));

describe('the name of a prepared statement', () => {
  it('is given to what comes often, and stays', () => {
    const names = times(30, 'select 1 as often');
    expect(names.slice(0, 19).every((name) => name === '')).toBe(true);
    expect(names.at(-1)).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(names.slice(19)).size).toBe(1);
    expect(times(30, 'select 2 as often').at(-1)).not.toBe(names.at(-1));
  });

  it('is given to no more statements than a server process shall keep', () => {
    const given = Array.from({ length: 1000 }, (_, number) => times(20, `select ${number} as many`).at(-1));
    expect(new Set(given.filter((name) => name !== '')).size).toBeLessThanOrEqual(400);
    expect(given.at(-1)).toBe('');
  });

  it('is not given to lists of varying length that come once each', () => {
    for (let number = 0; number < 5000; number += 1) expect(preparedName({ sql: `select ${number} as once` })).toBe('');
  });
});
