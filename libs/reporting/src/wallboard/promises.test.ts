import { createSlaPolicy, getWallboard, listBoardContacts, sendMessage } from '@guichet/contracts';
import { Clock } from '@guichet/platform';
import { SlaModule } from '@guichet/sla';
import { eventually } from '@guichet/testing';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type House, openHouse } from '../../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';
import { readScope } from './board-scope.query.ts';
import { promisesOf } from './promises.query.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({}, [SlaModule, ReportingModule]);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => desk.app.stop());

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

/** First answers in an hour, further ones in half, the resolution in two; warned a quarter of an hour before. */
async function promising(): Promise<House> {
  const house = await openHouse(desk);
  const targets = { first_response: 3600, next_response: 1800, resolution: 7200 };
  const { id } = await house.admin.call(createSlaPolicy, {
    name: 'Standard',
    conditions: {},
    targets,
    warnMinutes: 15,
  });
  await house.inTenant((tx) => tx.slaPolicy.updateMany({ where: { id }, data: { appliesFrom: ago(600) } }));
  return house;
}
const clock = (house: House, conversationId: string, kind: 'first_response' | 'next_response' | 'resolution') =>
  eventually(`a clock of ${kind}`, () =>
    house.inTenant((tx) => tx.slaClock.findFirst({ where: { conversationId, kind, isRunning: true } })),
  );
const mailOf = async (house: House, minutesAgo: number) => {
  const conversationId = await house.mail({ at: ago(minutesAgo) });
  await clock(house, conversationId, 'first_response');
  return conversationId;
};
const leaveQueue = (house: House, conversationId: string) =>
  house.inTenant((tx) => tx.workItem.updateMany({ where: { subjectId: conversationId }, data: { state: 'done' } }));
const board = (house: House) => house.admin.call(getWallboard, {});
const behind = async (house: House, figure: 'atRisk' | 'late') =>
  (await house.admin.call(listBoardContacts, { figure })).contacts.map(({ subject, state, promise }) => [
    ...[subject.id, state, promise],
  ]);

describe('promises on the board', () => {
  it('are at risk from their warning on, and late once they are due, in a queue or not', async () => {
    const house = await promising();
    await mailOf(house, 10);
    const soon = await mailOf(house, 50);
    const late = await mailOf(house, 70);
    const alone = await mailOf(house, 65);
    await leaveQueue(house, alone);
    const { total, rows } = await board(house);
    expect([total.atRisk, total.late]).toEqual([1, 2]);
    expect(rows.map(({ queueId, channel, atRisk, late: over }) => [queueId, channel, atRisk, over])).toEqual([
      [house.queueId, 'email', 1, 2],
    ]);
    expect(await behind(house, 'atRisk')).toEqual([[soon, 'queued', 'answer']]);
    expect(await behind(house, 'late')).toEqual([
      [late, 'queued', 'answer'],
      [alone, null, 'answer'],
    ]);
    const ofQueue = { figure: 'late', queueId: house.queueId, channel: 'email' } as const;
    expect((await house.admin.call(listBoardContacts, ofQueue)).total).toBe(2);
    expect((await house.admin.call(listBoardContacts, { ...ofQueue, channel: 'chat' })).total).toBe(0);
  });

  it('are of further answers and of resolutions too, each contact once', async () => {
    const house = await promising();
    // Later its resolution is at risk as well: one contact all the same.
    const both = await mailOf(house, 150);
    const again = await mailOf(house, 75);
    const answer = { conversationId: again, clientId: uuid(), mode: 'reply', html: '<p>Bonjour</p>' } as const;
    await house.admin.call(sendMessage, answer);
    await eventually('the answered clock', () =>
      house.inTenant((tx) =>
        tx.slaClock.findFirst({ where: { conversationId: again, state: 'breached', isRunning: false } }),
      ),
    );
    await house.mail({ conversationId: again });
    await clock(house, again, 'next_response');
    await leaveQueue(house, again);
    const now = vi.spyOn(desk.app.get(Clock), 'now').mockReturnValue(ago(-20));
    expect(await behind(house, 'late')).toEqual([[both, 'queued', 'answer']]);
    expect(await behind(house, 'atRisk')).toEqual([[again, null, 'answer']]);
    // Then its next answer is broken as well; answered, what is left is the resolution.
    now.mockReturnValue(ago(-35));
    expect(await behind(house, 'late')).toEqual([
      [both, 'queued', 'answer'],
      [again, null, 'answer'],
    ]);
    await house.inTenant((tx) =>
      tx.conversation.updateMany({ where: { id: again }, data: { answerDueAt: null, answerWarnAt: null } }),
    );
    now.mockReturnValue(ago(-110));
    const { total } = await board(house);
    expect([total.atRisk, total.late]).toEqual([1, 1]);
    expect(await behind(house, 'atRisk')).toEqual([[again, null, 'resolution']]);
  });

  it('of an inbox are at risk a quarter of an hour before, and of no queue they count in the total', async () => {
    const house = await openHouse(desk);
    const conversationId = await house.mail();
    const dueIn = (minutes: number) =>
      house.inTenant((tx) =>
        tx.conversation.updateMany({ where: { id: conversationId }, data: { answerDueAt: ago(-minutes) } }),
      );
    await house.inTenant(async (tx) => {
      await tx.workItem.deleteMany({ where: { subjectId: conversationId } });
      await tx.inbox.updateMany({ where: { id: house.inboxId }, data: { queueId: null } });
    });
    await dueIn(16);
    expect((await board(house)).total.atRisk).toBe(0);
    await dueIn(14);
    const { total, rows } = await board(house);
    expect([total.atRisk, rows.map(({ channel, atRisk }) => [channel, atRisk])]).toEqual([1, [[null, 0]]]);
    const { contacts } = await house.admin.call(listBoardContacts, { figure: 'atRisk' });
    expect(contacts).toMatchObject([{ queueId: null, subject: { id: conversationId }, customerName: 'Inès Caron' }]);
  });

  it('are found by their index, not among all conversations', async () => {
    const house = await openHouse(desk);
    const admin = new pg.Client(process.env.ADMIN_DATABASE_URL);
    await admin.connect();
    await admin.query(
      `insert into conversation (tenant_id, id, number, subject, channel, inbox_id, status, answer_due_at)
       select $1, gen_random_uuid(), n + 1000, '', 'email', $2, 'open', case when n % 10 = 0 then now() + n * interval '1 hour' end
       from generate_series(1, 20000) n`,
      [house.tenant, house.inboxId],
    );
    await admin.query('analyze conversation');
    await admin.end();
    const plan = await house.inTenant(async (tx) => {
      const scope = await readScope(tx, new Date());
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`explain select count(*) from ${promisesOf(scope)} p`;
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
      /conversation_promised.*\n *(Index Cond|->.*\n *Index Cond).*LEAST/,
    );
  });
});
