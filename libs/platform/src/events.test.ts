import { Module } from '@nestjs/common';
import { eventually, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NobodyModule } from './http/nobody.fixtures.ts';
import { asTenant, context } from './context.ts';
import { Events, type RecordedEvent } from './events.ts';
import { Jobs } from './jobs.ts';
import { type Notice, Notifications } from './notifications.ts';

let app: TestApp;
let tenant: string;
const seen: { event: RecordedEvent; tenantId: string | undefined; causeId: string | undefined }[] = [];
const notices: (Notice | null)[] = [];
const ran: Record<string, unknown>[] = [];
const promised: string[] = [];
let failures = 0;

@Module({})
class ListeningModule {
  constructor(events: Events, jobs: Jobs, notifications: Notifications) {
    events.subscribe('test.watch', ['customer.changed'], async (event) => {
      const { tenantId, causeId } = context.getStore() ?? {};
      seen.push({ event, tenantId, causeId });
    });
    events.subscribe('test.promised', ['customer.changed'], async (event) => void promised.push(event.id), {
      onlyIf: 'anything_promised',
    });
    jobs.handle('test.remember', async (payload) => void ran.push(payload));
    jobs.handle('test.flaky', async (_payload, { attempt }) => {
      failures += 1;
      if (attempt === 1) throw new Error('first try fails');
    });
    notifications.listen((notice) => notices.push(notice));
  }
}

beforeAll(async () => {
  app = await startTestApp([NobodyModule, ListeningModule]);
  tenant = await app.tenant();
});
afterAll(() => app.stop());
const inTx = <T>(work: Parameters<TestApp['db']['tx']>[0]) => asTenant(tenant, () => app.db.tx(work)) as Promise<T>;

describe('events', () => {
  it('reach subscribers and open desks after the commit, in their tenant', async () => {
    const id = await inTx<string>((tx) =>
      app.get(Events).record(tx, 'customer.changed', { customerId: tenant, version: 2 }),
    );
    const { event, tenantId, causeId } = await eventually('the subscriber', () =>
      seen.find((one) => one.event.id === id),
    );
    expect(event).toMatchObject({ type: 'customer.changed', data: { customerId: tenant, version: 2 }, actorId: null });
    expect([tenantId, causeId]).toEqual([tenant, id]);
    const notice = await eventually('the notice', () => notices.find((one) => one?.type === 'customer.changed'));
    expect(notice).toEqual({
      tenantId: tenant,
      type: 'customer.changed',
      data: { customerId: tenant, version: 2 },
      actorId: null,
    });
  });

  it('are not told when the transaction is taken back', async () => {
    const before = [seen.length, notices.length];
    const failing = inTx(async (tx) => {
      await app.get(Events).record(tx, 'customer.changed', { customerId: tenant, version: 3 });
      throw new Error('boom');
    });
    await expect(failing).rejects.toThrow('boom');
    await inTx((tx) => app.get(Jobs).add(tx, 'test.remember', { after: 'boom' }));
    await eventually('a later job', () => ran.some((payload) => payload.after === 'boom'));
    expect([seen.length, notices.length]).toEqual(before);
  });

  it('reach whoever has nothing to do only once there is something', async () => {
    const told = (version: number) =>
      inTx<string>((tx) => app.get(Events).record(tx, 'customer.changed', { customerId: tenant, version }));
    const before = await told(5);
    await inTx((tx) =>
      tx.slaPolicy.create({ data: { name: 'A', position: 0, conditions: {}, targets: {}, sealedSecret: '' } }),
    );
    const after = await told(6);
    await eventually('the subscriber', () => promised.includes(after));
    await eventually('the other subscriber', () => seen.some(({ event }) => event.id === before));
    expect(promised).toEqual([after]);
    await inTx((tx) => tx.slaPolicy.updateMany({ data: { isEnabled: false } }));
  });

  it('are done once by whoever asks in the transaction of the effect', async () => {
    const id = await inTx<string>((tx) =>
      app.get(Events).record(tx, 'customer.changed', { customerId: tenant, version: 4 }),
    );
    const first = await inTx((tx) => app.get(Events).once(tx, 'test', id));
    const second = await inTx((tx) => app.get(Events).once(tx, 'test', id));
    expect([first, second]).toEqual([true, false]);
  });
});

describe('jobs', () => {
  it('wait for their time, and a key replaces', async () => {
    const jobs = app.get(Jobs);
    const started = Date.now();
    await inTx((tx) => jobs.add(tx, 'test.remember', { n: 1 }, { runAt: new Date(started + 60_000), jobKey: 'k' }));
    await inTx((tx) => jobs.add(tx, 'test.remember', { n: 2 }, { runAt: new Date(started + 300), jobKey: 'k' }));
    await eventually('the second', () => ran.some((payload) => payload.n === 2));
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
    expect(ran.some((payload) => payload.n === 1)).toBe(false);
    expect(ran.find((payload) => payload.n === 2)).toMatchObject({ tenantId: tenant });
  });

  it('are tried again when they fail', async () => {
    await inTx((tx) => app.get(Jobs).add(tx, 'test.flaky', {}));
    await eventually('the second try', () => failures === 2, 60_000);
  });

  it('cannot be added for another tenant, nor read, by the app', async () => {
    await expect(app.db.beforeTenant('select * from graphile_worker._private_jobs', [])).rejects.toThrow(
      /permission denied/,
    );
    await inTx((tx) =>
      app.get(Jobs).add(tx, 'test.remember', { forged: true, tenantId: '00000000-0000-7000-8000-000000000000' }),
    );
    const forged = await eventually('the job', () => ran.find((payload) => payload.forged));
    expect(forged.tenantId).toBe(tenant);
  });
});
