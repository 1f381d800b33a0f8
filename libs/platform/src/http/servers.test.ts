import { eventually, startTestApp } from '@guichet/testing';
import { expect, it, vi } from 'vitest';
import { freePort } from '../../../../scripts/postgres-server.ts';
import { Db } from '../db.ts';
import { NobodyModule } from './nobody.fixtures.ts';

it('shows its figures on a port of their own, and says when its database is away', async () => {
  const port = await freePort();
  const app = await startTestApp([NobodyModule], { METRICS_PORT: String(port) });
  const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(figures).toContain('guichet_mails_total');
  vi.spyOn(app.get(Db), 'beforeTenant').mockRejectedValueOnce(new Error('connect ECONNREFUSED'));
  const response = await fetch(`${app.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([503, { ok: false }]);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  await app.stop();
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
});

it('finishes what it began when it is stopped, and begins nothing more', async () => {
  const app = await startTestApp([NobodyModule]);
  const slow = Promise.withResolvers<never[]>();
  const look = vi.spyOn(app.get(Db), 'beforeTenant').mockReturnValueOnce(slow.promise);
  const asked = fetch(`${app.url}/readyz`);
  await eventually('the request to be under way', () => look.mock.calls.length > 0);
  const stopped = app.stop();
  const isRefused = () =>
    fetch(`${app.url}/healthz`).then(
      () => false,
      () => true,
    );
  await eventually('new requests to be refused', isRefused);
  slow.resolve([]);
  const answer = await asked;
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  await stopped;
});

it('waits for a database that is just starting', async () => {
  const starting = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
  const look = vi.spyOn(Db.prototype, 'beforeTenant').mockRejectedValueOnce(starting).mockRejectedValueOnce(starting);
  const app = await startTestApp([NobodyModule]);
  expect(look.mock.calls.length).toBeGreaterThanOrEqual(3);
  look.mockRestore();
  await app.stop();
});
