import { changeMyStatus, createCallback, getConversation, updateQueue } from '@guichet/contracts';
import { eventually } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { callbackHouses } from './callback-house.fixtures.ts';

const { open } = callbackHouses();
const NUMBER = '06 12 34 56 78';

describe('asking on a page', () => {
  it('waits with all else, and is one however often it is said', async () => {
    const house = await open();
    await house.agent('Nadia');
    const visitor = await house.asker();
    expect(await visitor.offer()).toMatchObject({ ok: true, country: 'FR', current: null });
    const clientId = uuid();
    const [one, two] = [
      await visitor.asked(NUMBER, { clientId, reason: 'Colis perdu' }),
      await visitor.asked(NUMBER, { clientId }),
    ];
    expect(two.callbackId).toBe(one.callbackId);
    expect(one).toMatchObject({ state: 'waiting', numberWords: '+33 6 12 34 56 78', promisedAt: null });
    const row = await house.row(one.callbackId);
    expect(row).toMatchObject({ number: '+33612345678', kind: 'mobile', reason: 'Colis perdu' });
    expect(row.consent).toContain('Boutique peut m’appeler');
    const [item] = await house.work(row.conversationId);
    expect(item).toMatchObject({ channel: 'callback', queueId: house.queue.id });
  });

  it('is one, too, when it is said again before the first was heard', async () => {
    const house = await open();
    await house.agent('Nadia');
    const [visitor, clientId] = [await house.asker(), uuid()];
    const answers = await Promise.all(Array.from({ length: 4 }, () => visitor.asked(NUMBER, { clientId })));
    expect(new Set(answers.map(({ callbackId }) => callbackId)).size).toBe(1);
    const input = { clientId: uuid(), siteId: house.site.id, number: '07 38 12 34 56' };
    const made = await Promise.all(Array.from({ length: 4 }, () => house.admin.call(createCallback, input)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ['0892 42 09 99', 'number_premium'],
    ['112', 'number_emergency'],
    ['3631', 'number_short'],
    ['0820 12 34 56', 'number_kind'],
    ['+44 20 7946 0958', 'number_region'],
    ['Anna', 'number_invalid'],
  ])('%s is refused: %s', async (number, reason) => {
    const house = await open();
    await house.agent('Nadia');
    const answer = await (await house.asker()).ask(number);
    expect(answer).toMatchObject({ ok: false, code: 'number_refused', reason });
    expect(await house.inTenant((tx) => tx.conversation.count())).toBe(0);
  });

  it('is refused where nobody would call, and where it is not offered', async () => {
    const house = await open();
    await house.agent('Nadia', { isAway: true });
    expect(await (await house.asker()).ask(NUMBER)).toMatchObject({ code: 'callback_refused', reason: 'nobody_now' });
    const other = await open({ callbackQueueId: null });
    await other.agent('Nadia');
    expect(await (await other.asker()).ask(NUMBER)).toMatchObject({ code: 'callback_refused', reason: 'nobody_now' });
  });

  it('has one call-back a number, however many ask at once, and few a day', async () => {
    const house = await open();
    await house.agent('Nadia');
    await house.set({ perNumberADay: 2 });
    const visitors = await Promise.all(Array.from({ length: 6 }, () => house.asker()));
    const answers = await Promise.all(visitors.map((visitor) => visitor.ask(NUMBER)));
    const won = answers.flatMap((answer, at) => (answer.ok ? [{ at, id: answer.callback.callbackId }] : []));
    expect(won).toHaveLength(1);
    const reasons = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
    expect(new Set(reasons)).toEqual(new Set(['already_asked']));
    expect(await house.inTenant((tx) => tx.conversation.count({ where: { channel: 'callback' } }))).toBe(1);
    const [first, second, third] = [visitors[won[0]!.at]!, await house.asker(), await house.asker()];
    expect(await first.cancel(won[0]!.id)).toMatchObject({ ok: true, callback: { state: 'cancelled' } });
    expect(await second.cancel(won[0]!.id)).toMatchObject({ ok: false, code: 'not_found' });
    const { callbackId } = await second.asked(NUMBER);
    await second.cancel(callbackId);
    expect(await third.ask(NUMBER)).toMatchObject({ code: 'callback_refused', reason: 'too_many_for_number' });
  });

  it('in place of a chat that waits keeps its place, and nobody has left', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    // She is full, so all wait.
    for (let chat = 0; chat < 3; chat += 1) {
      await (await house.asker()).page.start('Bonjour');
      await house.accept(nadia);
    }
    const [visitor, later] = [await house.asker(), await house.asker()];
    const started = await visitor.page.start('Où est mon colis ?');
    if (!started.ok) throw new Error(started.code);
    const { conversationId } = started.chat;
    await later.page.start('Et le mien ?');
    const { callbackId } = await visitor.asked(NUMBER, { instead: conversationId });
    const [was] = await house.work(conversationId);
    expect(was).toMatchObject({ state: 'done', outcome: 'callback' });
    const row = await house.row(callbackId);
    const [is] = await house.work(row.conversationId);
    expect(is!.originalArrivalAt).toEqual(was!.originalArrivalAt);
    await eventually('the chat’s end', () => visitor.page.last('chat')?.state === 'ended');
    const closed = await eventually('its conversation closed', async () => {
      const { status } = await house.admin.call(getConversation, { conversationId });
      return status === 'resolved';
    });
    expect(closed).toBe(true);
    expect(await later.ask('07 38 12 34 56', { instead: conversationId })).toMatchObject({ reason: 'too_late' });
  });

  it('is offered to whoever waits too long in a chat, though nobody takes call-backs now, and his place is kept', async () => {
    const house = await open();
    const overflow = [{ afterSeconds: 1, to: { type: 'callback' as const } }];
    await house.admin.call(updateQueue, { queueId: house.queue.id, overflow });
    const nadia = await house.agent('Nadia', { isAway: true });
    await nadia.call(changeMyStatus, { action: 'ready', channels: ['chat'] });
    for (let chat = 0; chat < 3; chat += 1) {
      await (await house.asker()).page.start('Bonjour');
      await house.accept(nadia);
    }
    const visitor = await house.asker();
    const started = await visitor.page.start('Où est mon colis ?');
    if (!started.ok) throw new Error(started.code);
    expect(started.chat.offersCallback).toBe(false);
    await eventually('the offer', () => visitor.page.last('chat')?.offersCallback);
    expect(await visitor.offer()).toMatchObject({ canNow: false });
    const { conversationId } = started.chat;
    const [was] = await house.work(conversationId);
    const { callbackId } = await visitor.asked(NUMBER, { instead: conversationId });
    const [is] = await house.work((await house.row(callbackId)).conversationId);
    expect(is).toMatchObject({ channel: 'callback', originalArrivalAt: was!.originalArrivalAt });
    await eventually('no offer', () => visitor.page.last('chat')?.offersCallback === false);
  });
});
