import { expect, it } from 'vitest';
import { log } from './log.ts';
import { untilAvailable } from './until-available.ts';

log.level = 'silent';

const failing = (...errors: unknown[]) => {
  const work = async () => {
    work.tries += 1;
    const error = errors.shift();
    if (error) throw error;
  };
  work.tries = 0;
  return work;
};
const isStarting = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
const isRefused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

it('tries again while the database is away', async () => {
  const work = failing(isRefused, isStarting);
  await untilAvailable('test', work);
  expect(work.tries).toBe(3);
});

it('does not wait for what time will not mend', async () => {
  const wrongPassword = Object.assign(new Error('password authentication failed'), { code: '28P01' });
  const work = failing(isRefused, wrongPassword);
  await expect(untilAvailable('test', work)).rejects.toBe(wrongPassword);
  expect(work.tries).toBe(2);
});
