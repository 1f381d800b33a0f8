import { getReport, type ReportFigures } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import type { Tx } from '@guichet/platform';
import { signIn, startTestApp, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LoggedEvent, logEvents } from '../facts/histories.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
});
afterAll(() => app.stop());

const START = Date.parse('2026-03-02T09:00:00Z');
const PERIOD = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-08T00:00:00.000Z', zone: 'Europe/Paris' };
const HOUR = 3_600_000;

/** A stay in a queue, answered after ten seconds and done or passed on after a minute. */
function stay(subjectId: string, queueId: string, end: 'work.done' | 'work.transferred', at: number): LoggedEvent[] {
  const workItemId = uuid();
  const told = (type: LoggedEvent['type'], version: number, after: number) => ({
    ...{ id: uuid(), type, workItemId, at: at + after },
    data: { workItemId, subjectType: 'conversation', subjectId, channel: 'chat', queueId, agentId: uuid(), version },
  });
  return [told('work.queued', 1, 0), told('work.accepted', 2, 10_000), told(end, 3, 60_000)];
}

interface Request {
  number: number;
  rating: number | null;
  /** Null: it is open. */
  resolvedAfter: number | null;
}
async function makeChat(tx: Tx, { number, rating, resolvedAfter }: Request): Promise<string> {
  const [conversationId, customerId, visitorId] = [uuid(), uuid(), uuid()];
  const site = await tx.site.findFirstOrThrow();
  const createdAt = new Date(START);
  await tx.customer.create({ data: { id: customerId, name: '' } });
  await tx.visitor.create({ data: { id: visitorId, siteId: site.id, customerId } });
  const end =
    resolvedAfter === null ? {} : { status: 'resolved' as const, resolvedAt: new Date(START + resolvedAfter) };
  const of = { inboxId: site.inboxId, customerId, channel: 'chat' as const };
  await tx.conversation.create({ data: { id: conversationId, number, subject: 'Retour', ...of, createdAt, ...end } });
  const judged = { rating, ratedAt: rating === null ? null : createdAt, endedAt: createdAt, endedBy: null };
  const times = { startedAt: createdAt, lastVisitorAt: createdAt };
  await tx.chat.create({ data: { conversationId, siteId: site.id, visitorId, ...times, ...judged } });
  return conversationId;
}

it('requests are judged and resolved by group, each once in it, and once in the total', async () => {
  const tenant = await app.tenant();
  const boss = await signIn(app, tenant, { role: 'administrator' });
  const [first, second] = [uuid(), uuid()];
  await app.as(tenant, async () => {
    const [passedOn, quick, open] = await app.db.tx(async (tx) => {
      await tx.queue.createMany({ data: [first, second].map((id) => ({ id, name: id })) });
      const inboxId = uuid();
      await tx.inbox.create({ data: { id: inboxId, name: 'Chat', channel: 'chat', queueId: first } });
      await tx.site.create({ data: { key: uuid(), name: 'Shop', inboxId } });
      return [
        await makeChat(tx, { number: 1, rating: 5, resolvedAfter: 2 * HOUR }),
        await makeChat(tx, { number: 2, rating: 4, resolvedAfter: HOUR }),
        await makeChat(tx, { number: 3, rating: 2, resolvedAfter: null }),
      ];
    });
    await logEvents(app, [
      ...stay(passedOn!, first, 'work.transferred', START),
      ...stay(passedOn!, second, 'work.done', START + HOUR),
      ...[quick!, open!].flatMap((id) => stay(id, second, 'work.done', START)),
    ]);
  });
  const figures = ({ satisfaction, averageResolutionSeconds: seconds }: ReportFigures) => [satisfaction, seconds];
  const { total, before, rows } = await boss.call(getReport, { ...PERIOD, groupBy: 'queue' });
  expect(Object.fromEntries(rows.map((row) => [row.key, figures(row.figures)]))).toEqual({
    [first]: [1, 7200],
    [second]: [2 / 3, 5400],
  });
  expect(figures(total)).toEqual([2 / 3, 5400]);
  expect(figures(before)).toEqual([null, null]);
  const byChannel = await boss.call(getReport, { ...PERIOD, groupBy: 'channel' });
  expect(byChannel.rows.map((row) => [row.key, ...figures(row.figures)])).toEqual([['chat', 2 / 3, 5400]]);
});
