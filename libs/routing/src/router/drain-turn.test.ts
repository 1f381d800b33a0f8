import { eventually, startTestApp, type TestApp } from '@guichet/testing';
import { IdentityModule } from '@guichet/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoutingModule } from '../routing.module.ts';
import { DrainRequests } from './drain-requests.ts';
import { DrainTurn } from './drain-turn.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, RoutingModule]);
});
afterAll(() => app.stop());

/** Work that says when it begins, and ends when it is told to. */
function task(log: string[], name: string) {
  let end = () => {};
  const done = new Promise<void>((resolve) => (end = resolve));
  return { end: () => end(), work: () => (log.push(name), done) };
}

/** How many wait for a turn, of whatever tenant. */
const waiting = (tenant: string): Promise<number> =>
  app.as(tenant, () =>
    app.db.raw(async (client) => {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
      return rows[0]!.n;
    }),
  );

describe('the turn', () => {
  it('is one router’s at a time; one more looks when he is done, and whoever comes meanwhile need not', async () => {
    const tenant = await app.tenant();
    const log: string[] = [];
    const [first, second, third] = [task(log, 'first'), task(log, 'second'), task(log, 'third')];
    const take = ({ work }: typeof first) => app.as(tenant, () => new DrainTurn(app.db).take(work));
    const one = take(first);
    await eventually('the first', () => log.includes('first'));
    const two = take(second);
    await eventually('the next one’s place', async () => (await waiting(tenant)) === 1);
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

  it('waited for in many tenants at once leaves connections to everybody else, and comes to all', async () => {
    const tenants = await Promise.all(Array.from({ length: 15 }, () => app.tenant()));
    const other = await startTestApp([IdentityModule], { GUICHET_ROLE: 'web' });
    const take = (of: TestApp, tenant: string, work: () => Promise<void>) =>
      of.as(tenant, () => new DrainTurn(of.db).take(work));
    const log: string[] = [];
    const held = tenants.map((tenant) => task(log, tenant));
    const runs = tenants.map((tenant, at) => take(other, tenant, held[at]!.work));
    await eventually('the other process to have them all', () => log.length === tenants.length);
    for (const tenant of tenants) await app.as(tenant, () => app.db.tx((tx) => app.get(DrainRequests).want(tx)));
    await eventually('as many to wait as do jobs at once', async () => (await waiting(tenants[0]!)) >= 5);
    const everybody = Array.from({ length: 40 }, (_, at) => tenants[at % tenants.length]!);
    const counts = everybody.map((tenant) => app.as(tenant, () => app.db.tx((tx) => tx.tenant.count())));
    expect(await Promise.all(counts)).toEqual(everybody.map(() => 1));

    for (const { end } of held) end();
    await Promise.all(runs);
    await other.stop();
    // While the jobs that were asked for above have their turn and the next one, whoever comes need not stay.
    const again = new Set<string>();
    for (const tenant of tenants)
      await eventually('a turn of each', async () => {
        await take(app, tenant, async () => void again.add(tenant));
        return again.has(tenant);
      });
  });
});
