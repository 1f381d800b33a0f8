import { type Channel, getReportExtras, type ReportRequest } from '@guichet/contracts';
import { type Tx } from '@guichet/platform';
import { signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ GUICHET_ROLE: 'web' }, [ReportingModule]);
});
afterAll(() => desk.app.stop());

const ARRIVED = new Date('2026-03-02T09:00:00Z');
const period: ReportRequest = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-03-08T00:00:00.000Z',
  zone: 'Europe/Paris',
};

/** A company whose customers say what they think; everything is more than a week old. */
async function company() {
  const tenant = await desk.app.tenant();
  const boss: TestPerson = await signIn(desk.app, tenant, { role: 'administrator' });
  const inboxId = await desk.inbox(tenant);
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => desk.app.as(tenant, () => desk.app.db.tx(work));
  const [shop, support] = [uuid(), uuid()];
  const dispositions = { solved: uuid(), other: uuid() };
  await inTenant(async (tx) => {
    await tx.queue.createMany({
      data: [
        { id: shop, name: 'Shop' },
        { id: support, name: 'Support' },
      ],
    });
    await tx.disposition.createMany({
      data: [
        { id: dispositions.solved, code: 'solved', name: 'Solved' },
        { id: dispositions.other, code: 'other', name: 'Other' },
      ],
    });
  });
  /** A contact that somebody handled, of a request of its own unless one is given. */
  async function contact(
    queueId: string,
    channel: Channel,
    reason: keyof typeof dispositions | null,
    request?: string,
  ) {
    const from = { name: '', address: `${uuid()}@exemple.test` };
    const conversationId = request ?? (await desk.receive(tenant, inboxId, { from })).conversationId;
    const doneAt = new Date(ARRIVED.getTime() + 600_000);
    const fact = {
      ...{ id: uuid(), subjectType: 'conversation', subjectId: conversationId, channel, queueId, agentId: boss.userId },
      ...{
        isQueued: true,
        outcome: 'answered',
        arrivedAt: ARRIVED,
        intervalAt: ARRIVED,
        waitMs: 1000,
        answeredAt: ARRIVED,
      },
      ...{ doneAt, handlingMs: 60_000, wrapUpMs: 0, dispositionId: reason && dispositions[reason] },
    };
    await inTenant((tx) => tx.workFact.create({ data: fact }));
    return conversationId;
  }
  const says = (conversationId: string, isSettled: boolean) =>
    inTenant((tx) => tx.resolutionAnswer.create({ data: { conversationId, isSettled, answeredAt: new Date() } }));
  const once = async (more: Partial<ReportRequest> = {}) => {
    const { once, onceRows } = await boss.call(getReportExtras, { ...period, ...more });
    return { all: once, rows: onceRows };
  };
  return { tenant, shop, support, contact, says, once };
}

it('counts what customers say once for each request, with how many said anything', async () => {
  const { shop, support, contact, says, once } = await company();
  const happy = await contact(shop, 'chat', 'solved');
  await contact(support, 'voice', 'solved', happy);
  await says(happy, true);
  await says(await contact(shop, 'chat', 'other'), false);
  await says(await contact(support, 'voice', 'solved'), true);
  await contact(shop, 'chat', null);
  const { all, rows } = await once({ groupBy: 'queue' });
  expect(all).toMatchObject({ byCustomer: 2 / 3, answers: 3, byAgent: 3 / 4 });
  const byName = new Map(rows.map((row) => [row.name, row]));
  expect(byName.get('Shop')).toMatchObject({ key: shop, byCustomer: 1 / 2, answers: 2, byAgent: 1 / 2 });
  expect(byName.get('Support')).toMatchObject({ key: support, byCustomer: 1, answers: 2, byAgent: 1 });
});

it('is of the channel and the queue that were asked for', async () => {
  const { shop, support, contact, says, once } = await company();
  await says(await contact(shop, 'chat', null), false);
  await says(await contact(support, 'callback', null), true);
  expect((await once({ channel: 'callback' })).all).toMatchObject({ byCustomer: 1, answers: 1 });
  expect((await once({ queueId: shop })).all).toMatchObject({ byCustomer: 0, answers: 1, byAgent: null });
  const { rows } = await once({ groupBy: 'channel' });
  expect(rows.map(({ key, byCustomer }) => [key, byCustomer])).toEqual([
    ['callback', 1],
    ['chat', 0],
  ]);
});

it('is nothing, rather than 0 %, while nobody was asked or answered', async () => {
  const { shop, contact, once } = await company();
  expect(await once()).toEqual({
    ...{ all: { byAgent: null, byCustomer: null, answers: 0, notBack: null, judged: 0 }, rows: [] },
  });
  await contact(shop, 'email', null);
  expect((await once()).all).toMatchObject({ byCustomer: null, answers: 0, judged: 1, notBack: 1 });
});

it('tells no other company', async () => {
  const { shop, contact, says } = await company();
  await says(await contact(shop, 'chat', 'solved'), true);
  expect((await (await company()).once()).all.answers).toBe(0);
});
