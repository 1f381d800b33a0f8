import { getMyDay } from '@guichet/contracts';
import { Clock } from '@guichet/platform';
import type { TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type House, openHouse } from '../../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ GUICHET_ROLE: 'web' }, [ReportingModule]);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => desk.app.stop());

/** Thursday in Paris, 13:00; its day began at 23:00 UTC. */
const at = (time: string) => new Date(`2026-11-26T${time}Z`);
const MIDNIGHT = new Date('2026-11-25T23:00:00Z');

async function house() {
  const opened = await openHouse(desk);
  const [nadia, tom] = [await opened.agent('Nadia', { isAway: true }), await opened.agent('Tom', { isAway: true })];
  vi.spyOn(desk.app.get(Clock), 'now').mockReturnValue(at('12:00:00'));
  return { ...opened, nadia, tom };
}
const stretch = (
  of: House,
  who: TestPerson,
  channel: 'chat' | 'email',
  from: Date,
  to: Date | null,
  workItemId = uuid(),
) =>
  of.inTenant((tx) =>
    tx.workStretch.create({ data: { workItemId, number: 0, agentId: who.userId, channel, fromAt: from, toAt: to } }),
  );
const interval = (of: House, who: TestPerson, state: 'ready' | 'not_ready' | 'offline', from: Date, to: Date | null) =>
  of.inTenant((tx) => tx.agentInterval.create({ data: { userId: who.userId, state, channels: ['chat'], from, to } }));

it('counts what somebody had in hand today, and nobody else’s', async () => {
  const open = await house();
  const { nadia, tom } = open;
  await stretch(open, nadia, 'chat', at('10:00:00'), at('10:04:00'));
  await stretch(open, nadia, 'chat', at('11:00:00'), at('11:02:00'));
  await stretch(open, nadia, 'email', at('11:30:00'), null);
  await stretch(open, nadia, 'chat', new Date(MIDNIGHT.getTime() - 60_000), new Date(MIDNIGHT.getTime() - 1));
  await stretch(open, tom, 'chat', at('10:00:00'), at('11:00:00'));
  const { from, channels } = await nadia.call(getMyDay, {});
  expect(from).toBe(MIDNIGHT.toISOString());
  expect(channels).toEqual([
    { channel: 'chat', contacts: 2, handled: 2, handlingSeconds: 180 },
    { channel: 'email', contacts: 1, handled: 0, handlingSeconds: null },
  ]);
});

it('says how long somebody was in each state, since the day began', async () => {
  const open = await house();
  const { nadia } = open;
  await interval(open, nadia, 'ready', new Date(MIDNIGHT.getTime() - 3_600_000), at('00:00:00'));
  await interval(open, nadia, 'offline', at('00:00:00'), at('09:00:00'));
  await interval(open, nadia, 'not_ready', at('09:00:00'), at('10:00:00'));
  await interval(open, nadia, 'ready', at('10:00:00'), null);
  await stretch(open, nadia, 'chat', at('10:00:00'), at('11:00:00'));
  await stretch(open, nadia, 'chat', at('10:30:00'), at('10:45:00'));
  await stretch(open, nadia, 'email', at('10:00:00'), null);
  const { states, occupancy } = await nadia.call(getMyDay, {});
  expect(states).toEqual([
    { state: 'ready', reasonId: null, seconds: 3 * 3600 },
    { state: 'not_ready', reasonId: null, seconds: 3600 },
  ]);
  // One hour of chats, of three ready ones.
  expect(occupancy).toBeCloseTo(1 / 3);
});

it('lists somebody’s own follow-ups that are due by the end of the day', async () => {
  const open = await house();
  const { nadia, tom } = open;
  const conversationId = await open.mail({ subject: 'Devis' });
  const follow = (ownerId: string, dueAt: Date, doneAt: Date | null = null) =>
    open.inTenant((tx) => tx.followUp.create({ data: { conversationId, ownerId, text: 'Rappeler', dueAt, doneAt } }));
  await follow(nadia.userId, at('22:59:59'));
  await follow(nadia.userId, new Date('2026-11-20T10:00:00Z'));
  await follow(nadia.userId, at('23:00:00'));
  await follow(nadia.userId, at('10:00:00'), at('10:30:00'));
  await follow(tom.userId, at('10:00:00'));
  const { followUps } = await nadia.call(getMyDay, {});
  expect(followUps.map(({ dueAt }) => dueAt)).toEqual(['2026-11-20T10:00:00.000Z', '2026-11-26T22:59:59.000Z']);
  expect(followUps[0]).toMatchObject({
    conversationId,
    text: 'Rappeler',
    subject: 'Devis',
    customerName: 'Inès Caron',
  });
});
