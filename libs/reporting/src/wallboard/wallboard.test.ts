import {
  BOARD_FIGURES,
  type BoardFigure,
  type BoardRow,
  type BoardTotal,
  changeAgentStatus,
  type Channel,
  getWallboard,
  listBoardContacts,
  moveQueueMember,
  updateQueue,
} from '@guichet/contracts';
import { Clock } from '@guichet/platform';
import { signIn } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type House, openHouse } from '../../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({}, [ReportingModule]);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => desk.app.stop());

const MINUTE = 60_000;
const ago = (ms: number) => new Date(desk.app.get(Clock).now().getTime() - ms);

interface Stay {
  state: 'queued' | 'active' | 'done' | 'abandoned' | 'overflowed';
  /** Milliseconds: since it came, and from then until it was answered or given up. */
  cameAgo: number;
  waited?: number;
  channel?: Channel;
  queueId?: string;
  isAnswered?: boolean;
  agentId?: string;
}
/** A stay as routing leaves it behind. */
async function stay(house: House, { state, cameAgo, waited = 0, ...more }: Stay): Promise<void> {
  const came = ago(cameAgo);
  const met = new Date(came.getTime() + waited);
  const isAnswered = more.isAnswered ?? (state === 'active' || state === 'done');
  const isOver = state !== 'queued' && state !== 'active';
  await house.inTenant((tx) =>
    tx.workItem.create({
      data: {
        ...{ id: uuid({ msecs: came.getTime() }), subjectType: 'nothing', subjectId: uuid(), state, units: 33 },
        ...{ channel: more.channel ?? 'chat', queueId: more.queueId ?? house.queueId, agentId: more.agentId ?? null },
        ...{ enqueuedAt: came, originalArrivalAt: came, rankAt: came, acceptedAt: isAnswered ? met : null },
        ...{ endedAt: isOver ? met : null, doneAt: isOver ? met : null },
      },
    }),
  );
}

const board = (house: House) => house.admin.call(getWallboard, {});
const rowOf = async (house: House, channel: Channel): Promise<BoardRow> =>
  (await board(house)).rows.find((row) => row.queueId === house.queueId && row.channel === channel)!;

/** What the board shows for a figure that opens. */
const shown: Record<BoardFigure, (row: BoardTotal) => number> = {
  waiting: (row) => row.waiting,
  inHand: (row) => row.inHand,
  atRisk: (row) => row.atRisk,
  late: (row) => row.late,
  levelNow: (row) => row.now.counted,
  levelToday: (row) => row.today.counted,
  offered: (row) => row.today.offered,
  answered: (row) => row.today.answered,
  abandoned: (row) => row.today.abandoned,
  abandonedShort: (row) => row.today.abandonedShort,
  callbacksDue: (row) => row.callbacks.due,
  callbacksLate: (row) => row.callbacks.late,
};

describe('the board', () => {
  it('counts what waits, and since when', async () => {
    const house = await openHouse(desk);
    await stay(house, { state: 'queued', cameAgo: 5 * MINUTE });
    await stay(house, { state: 'queued', cameAgo: 2 * MINUTE });
    await stay(house, { state: 'queued', cameAgo: 30 * 24 * 60 * MINUTE, channel: 'email' });
    const { rows, total } = await board(house);
    expect(rows.map(({ channel, waiting }) => [channel, waiting])).toEqual([
      ['chat', 2],
      ['email', 1],
    ]);
    expect(Date.now() - Date.parse(rows[0]!.longestSince!)).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(total.waiting).toBe(3);
    // Parts of three minutes.
    expect(rows[0]!.arrivals).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it('shows a queue of which nothing ever came', async () => {
    const house = await openHouse(desk);
    const { rows } = await board(house);
    expect(rows).toMatchObject([{ queueId: house.queueId, channel: null, waiting: 0, longestSince: null }]);
    expect(rows[0]!.today).toMatchObject({ level: null, answerRate: null, answerSeconds: null, offered: 0 });
  });

  it('says the service level of the day by F6, and of the last half hour by what was met then', async () => {
    const house = await openHouse(desk, { targetSeconds: 30 });
    vi.spyOn(desk.app.get(Clock), 'now').mockReturnValue(new Date('2026-11-25T12:00:00Z'));
    const HOUR = 60 * MINUTE;
    await stay(house, { state: 'done', cameAgo: HOUR, waited: 10_000 });
    await stay(house, { state: 'done', cameAgo: HOUR, waited: 30_000 });
    await stay(house, { state: 'done', cameAgo: HOUR, waited: 45 * MINUTE });
    await stay(house, { state: 'abandoned', cameAgo: 10 * MINUTE, waited: 4000 });
    await stay(house, { state: 'abandoned', cameAgo: HOUR, waited: 20_000 });
    await stay(house, { state: 'overflowed', cameAgo: HOUR, waited: 20_000 });
    await stay(house, { state: 'done', cameAgo: HOUR, waited: 20_000, isAnswered: false });
    // The day began 13 hours ago in Paris.
    await stay(house, { state: 'done', cameAgo: 13 * HOUR + 1000, waited: 1000 });
    const { today, now } = await rowOf(house, 'chat');
    expect(today).toMatchObject({ answered: 3, abandoned: 2, abandonedShort: 1, offered: 6, counted: 4, level: 0.5 });
    expect(today.answerRate).toBeCloseTo(3 / 5);
    expect(today.answerSeconds).toBeCloseTo((10 + 30 + 45 * 60) / 3);
    expect(now).toEqual({ counted: 1, level: 0 });
  });

  it('opens each figure into just those it counts', async () => {
    const house = await openHouse(desk);
    for (const state of ['queued', 'active', 'done', 'abandoned', 'overflowed'] as const)
      for (const waited of [1000, 20_000, 90_000])
        for (const channel of ['chat', 'voice'] as const)
          await stay(house, { state, cameAgo: 3 * MINUTE, waited, channel });
    const conversationId = await house.mail();
    await house.mail();
    await house.inTenant((tx) =>
      tx.conversation.updateMany({ where: { id: conversationId }, data: { answerDueAt: ago(MINUTE) } }),
    );
    const { rows, total } = await board(house);
    expect(total).toMatchObject({ waiting: 8, late: 1, inHand: 6 });
    for (const figure of BOARD_FIGURES) {
      const everything = await house.admin.call(listBoardContacts, { figure });
      expect([figure, everything.total]).toEqual([figure, shown[figure](total)]);
      for (const row of rows) {
        const { queueId, channel } = row;
        const some = await house.admin.call(listBoardContacts, { figure, queueId, channel: channel! });
        expect([figure, channel, some.total, some.contacts.length]).toEqual([
          figure,
          channel,
          shown[figure](row),
          shown[figure](row),
        ]);
      }
    }
    const { contacts } = await house.admin.call(listBoardContacts, { figure: 'late' });
    expect(contacts).toMatchObject([{ subject: { id: conversationId }, customerName: 'Inès Caron' }]);
  });

  it('says nothing of what the person may not see, and counts it', async () => {
    const house = await openHouse(desk);
    const conversationId = await house.mail();
    const other = await signIn(desk.app, house.tenant, { name: 'Tom' });
    await house.inTenant((tx) =>
      tx.conversation.updateMany({ where: { id: conversationId }, data: { assigneeId: other.userId } }),
    );
    const nora = await signIn(desk.app, house.tenant, { role: 'supervisor', visibility: 'own' });
    const { total, contacts } = await nora.call(listBoardContacts, { figure: 'waiting' });
    expect([total, contacts[0]!.customerName, contacts[0]!.title]).toEqual([1, '', '']);
  });

  it('shows who is there and what he has', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    await house.agent('Tom', { isAway: true });
    await stay(house, { state: 'active', cameAgo: 20 * MINUTE, waited: 5 * MINUTE, agentId: nadia.userId });
    await stay(house, { state: 'active', cameAgo: 2 * MINUTE, channel: 'email', agentId: nadia.userId });
    const { agents, total, rows } = await board(house);
    expect(agents).toMatchObject([{ name: 'Nadia', state: 'ready', isConnected: true, memberOf: [] }]);
    expect(agents[0]!.work.map(({ channel, state, count }) => [channel, state, count])).toEqual([
      ['chat', 'active', 1],
      ['email', 'active', 1],
    ]);
    expect(total.occupancy).toBeGreaterThan(0.99);
    expect(rows.map(({ readyAgents }) => readyAgents)).toEqual([1, 1]);
  });

  it('is of its own company only', async () => {
    const [house, elsewhere] = [await openHouse(desk), await openHouse(desk)];
    await stay(house, { state: 'queued', cameAgo: MINUTE });
    expect((await board(elsewhere)).total.waiting).toBe(0);
    const { total } = await elsewhere.admin.call(listBoardContacts, { figure: 'waiting', queueId: house.queueId });
    expect(total).toBe(0);
  });
});

describe('a supervisor', () => {
  it('moves an agent between queues of chosen people, and answers for it', async () => {
    const house = await openHouse(desk);
    const nora = await signIn(desk.app, house.tenant, { role: 'supervisor', name: 'Nora' });
    const tom = await house.agent('Tom');
    const move = (isMember: boolean) =>
      nora.call(moveQueueMember, { queueId: house.queueId, userId: tom.userId, isMember });
    await expect(move(true)).rejects.toMatchObject({ code: 'conflict' });
    await house.admin.call(updateQueue, { queueId: house.queueId, isForEverybody: false });
    for (const isMember of [true, true, false]) {
      await move(isMember);
      const { agents } = await nora.call(getWallboard, {});
      expect(agents[0]!.memberOf).toEqual(isMember ? [house.queueId] : []);
    }
    const told = await house.inTenant((tx) => tx.auditEntry.findMany({ where: { actorId: nora.userId } }));
    expect(told.map(({ action }) => action)).toEqual(['queue.member-added', 'queue.member-removed']);
  });

  it('changes the state of a colleague, and answers for it', async () => {
    const house = await openHouse(desk);
    const tom = await house.agent('Tom');
    await house.admin.call(changeAgentStatus, { userId: tom.userId, action: 'leave' });
    const told = await house.inTenant((tx) => tx.auditEntry.findMany({ where: { action: 'agent.moved' } }));
    expect(told).toMatchObject([{ actorId: house.admin.userId, subjectId: tom.userId, data: { action: 'leave' } }]);
  });
});
