import { eventually, startTestApp, type TestApp } from '@guichet/testing';
import { IdentityModule } from '@guichet/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DrainTurn } from './drain-turn.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule]);
});
afterAll(() => app.stop());

/** Work that says when it begins, and ends when it is told to. */
function task(log: string[], name: string) {
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  return { end: () => end(), work: () => (log.push(name), done) };
}

describe('the turn', () => {
  it('is one router’s at a time; one more looks when he is done, and whoever comes meanwhile need not', async () => {
    const tenant = await app.tenant();
    const log: string[] = [];
    const [first, second, third] = [task(log, 'first'), task(log, 'second'), task(log, 'third')];
    const take = ({ work }: typeof first) => app.as(tenant, () => new DrainTurn(app.db).take(work));
    const one = take(first);
    await eventually('the first', () => log.includes('first'));
    const two = take(second);
    await eventually('the next one’s place', async () => {
      const answers = await app.as(tenant, () =>
        app.db.raw((client) =>
          client.query<{ n: number }>(
            `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`,
          ),
        ),
      );
      return answers.rows[0]!.n === 1;
    });
    await take(third);
    expect(log).toEqual(['first']);
    first.end();
    await one;
    await eventually('the second', () => log.includes('second'));
    second.end();
    await two;
    expect(log).toEqual(['first', 'second']);
  });

  it('of one tenant is no other’s, and is free again after a failure', async () => {
    const [tenant, other] = [await app.tenant(), await app.tenant()];
    const take = (of: string, work: () => Promise<void>) => app.as(of, () => new DrainTurn(app.db).take(work));
    const log: string[] = [];
    const running = task(log, 'running');
    const one = take(tenant, running.work);
    await eventually('the first', () => log.length);
    await take(other, async () => void log.push('other'));
    running.end();
    await one;
    await expect(take(tenant, () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
    await take(tenant, async () => void log.push('again'));
    expect(log).toEqual(['running', 'other', 'again']);
  });
});
