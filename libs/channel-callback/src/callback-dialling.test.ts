import { getCallbackBudget, startAttempt, updateCallbackBudget } from '@guichet/contracts';
import { type Dialler, Diallers, type DialOrder } from '@guichet/phone-numbers';
import { Events } from '@guichet/platform';
import { eventually, refusalCode } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { callbackHouses } from './callback-house.fixtures.ts';

const { app, open } = callbackHouses();
/** What each that is under way is said to cost. */
const runningCall = { micros: 0 };

describe('where a line is there', () => {
  it('the number is dialled once, and what came of it is kept with its price', async () => {
    const house = await open();
    const orders: DialOrder[] = [];
    const dialler: Dialler = {
      canDial: (_, number) => Promise.resolve(number.startsWith('+33744')),
      dial: (_, order) => Promise.resolve(void orders.push(order)),
      hangUp: () => Promise.resolve(),
      underWay: async (tx) =>
        runningCall.micros * (await tx.callbackAttempt.count({ where: { endedAt: null, isDialled: true } })),
    };
    app().get(Diallers).register(dialler);
    const nadia = await house.agent('Nadia');
    const { callbackId } = await (await house.asker()).asked('07 44 12 34 56');
    const conversationId = await house.accept(nadia);
    await Promise.allSettled(Array.from({ length: 3 }, () => nadia.call(startAttempt, { callbackId })));
    const { attempts } = await house.row(callbackId);
    expect(orders).toMatchObject([
      { reference: attempts[0]!.id, conversationId, queueId: house.queue.id, agentId: nadia.userId, ringSeconds: 30 },
    ]);
    const facts = { reference: attempts[0]!.id, conversationId, callId: uuid(), agentId: nadia.userId };
    const ended = { ...facts, outcome: 'busy' as const, seconds: 0, costMicros: 1234 };
    // Told twice, as events may be.
    for (let times = 0; times < 2; times += 1)
      await house.inTenant((tx) => app().get(Events).record(tx, 'telephone.ended', ended));
    await eventually('the price', async () => (await house.row(callbackId)).attempts[0]!.costMicros !== null);
    await eventually('its next attempt', async () => (await house.row(callbackId)).state === 'scheduled');
    expect((await house.callback(conversationId)).attempts).toMatchObject([
      { isDialled: true, outcome: 'busy', costMicros: 1234 },
    ]);
    expect(await house.row(callbackId)).toMatchObject({ attemptCount: 1 });
  });

  it('a number that our side gave up is no attempt', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    const { callbackId } = await (await house.asker()).asked('07 44 12 34 56');
    const conversationId = await house.accept(nadia);
    const { attempts } = await nadia.call(startAttempt, { callbackId });
    const facts = { reference: attempts[0]!.id, conversationId, callId: uuid(), agentId: nadia.userId };
    const ended = { ...facts, outcome: 'cancelled' as const, seconds: 0, costMicros: null };
    await house.inTenant((tx) => app().get(Events).record(tx, 'telephone.ended', ended));
    await eventually('it waits for its agent', async () => (await house.row(callbackId)).state === 'waiting');
    expect(await house.row(callbackId)).toMatchObject({ attemptCount: 0 });
    expect(await nadia.call(startAttempt, { callbackId })).toMatchObject({ state: 'calling' });
  });
});

describe('a budget', () => {
  it('that is spent lets no number be dialled, and is told once', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    await house.admin.call(updateCallbackBudget, { perDayCents: 10 });
    const callOne = async (costMicros: number) => {
      const { callbackId } = await (await house.asker()).asked('07 44 12 34 56');
      const conversationId = await house.accept(nadia);
      const { attempts } = await nadia.call(startAttempt, { callbackId });
      const facts = { reference: attempts[0]!.id, conversationId, callId: uuid(), agentId: nadia.userId };
      const ended = { ...facts, outcome: 'refused' as const, seconds: 9, costMicros };
      await house.inTenant((tx) => app().get(Events).record(tx, 'telephone.ended', ended));
      await eventually('the end', async () => (await house.row(callbackId)).state === 'done');
    };
    const told = () => house.inTenant((tx) => tx.domainEvent.count({ where: { type: 'callback.budget' } }));
    await callOne(79_000);
    expect(await told()).toBe(0);
    await callOne(21_000);
    expect(await told()).toBe(1);
    expect(await house.admin.call(getCallbackBudget, {})).toEqual({ perDayCents: 10, spentCents: 10 });
    const { callbackId } = await (await house.asker()).asked('07 44 12 34 56');
    await house.accept(nadia);
    expect(await refusalCode(nadia.call(startAttempt, { callbackId }))).toBe('callback_refused');
    expect(await house.row(callbackId)).toMatchObject({ state: 'waiting', attempts: [] });
    await house.admin.call(updateCallbackBudget, { perDayCents: null });
    expect(await nadia.call(startAttempt, { callbackId })).toMatchObject({ state: 'calling' });
  });

  it('counts what is under way, of calls that begin at once too', async () => {
    const house = await open();
    await house.admin.call(updateCallbackBudget, { perDayCents: 6 });
    runningCall.micros = 60_000;
    const agents = [await house.agent('Nadia'), await house.agent('Tom')];
    const asked: string[] = [];
    for (const [n, agent] of agents.entries()) {
      asked.push((await (await house.asker()).asked(`07 44 12 34 5${n}`)).callbackId);
      await house.accept(agent);
    }
    const begin = (n: number) => agents[n]!.call(startAttempt, { callbackId: asked[n]! });
    const began = await Promise.allSettled([begin(0), begin(1)]);
    expect(began.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    runningCall.micros = 0;
    expect(await begin(began.findIndex(({ status }) => status === 'rejected'))).toMatchObject({ state: 'calling' });
  });
});

describe('a number that is allowed no longer', () => {
  it('is not called, by whatever telephone', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    const { callbackId } = await (await house.asker()).asked('07 38 12 34 56');
    await house.accept(nadia);
    await house.set({ deniedPrefixes: ['+337'] });
    expect(await refusalCode(nadia.call(startAttempt, { callbackId }))).toBe('number_refused');
    expect(await house.row(callbackId)).toMatchObject({ state: 'waiting', dialledAt: null, attempts: [] });
    await house.set({ deniedPrefixes: [] });
    expect(await nadia.call(startAttempt, { callbackId })).toMatchObject({ state: 'calling' });
  });
});
