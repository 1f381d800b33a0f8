import {
  answerResolutionLink,
  cancelCallback,
  createCallback,
  endAttempt,
  getConversation,
  getTimeline,
  listAudit,
  resolveConversation,
  startAttempt,
} from '@guichet/contracts';
import { eventually, refusalCode, signIn } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { CallbackCourse } from './callbacks/callback-course.service.ts';
import { dueCallbacks } from './callbacks/due-callbacks.query.ts';
import { callbackHouses } from './callback-house.fixtures.ts';

const { app, open } = callbackHouses();
const NUMBER = '06 12 34 56 78';

describe('calling', () => {
  it('is offered; no answer brings it back after the gap, at its place; then he is reached, and gets the recap', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    await house.set({ gapSeconds: 5 });
    const visitor = await house.asker();
    const { callbackId } = await visitor.asked(NUMBER, { reason: 'Colis perdu', email: 'lea@exemple.test' });
    const conversationId = await house.accept(nadia);
    expect(await house.callback(conversationId)).toMatchObject({ id: callbackId, state: 'waiting', attemptsLeft: 3 });
    const tom = await house.agent('Tom', { isAway: true });
    expect(await refusalCode(tom.call(startAttempt, { callbackId }))).toBe('forbidden');
    const started = await nadia.call(startAttempt, { callbackId });
    expect(started).toMatchObject({
      state: 'calling',
      attemptsLeft: 2,
      attempts: [{ isDialled: false, outcome: null }],
    });
    expect(await refusalCode(nadia.call(startAttempt, { callbackId }))).toBe('conflict');
    expect(await refusalCode(tom.call(endAttempt, { callbackId, outcome: 'busy' }))).toBe('forbidden');
    const tried = await nadia.call(endAttempt, { callbackId, outcome: 'no_answer' });
    expect(tried).toMatchObject({ state: 'scheduled', attemptsLeft: 2, outcome: 'no_answer' });
    expect(await refusalCode(nadia.call(endAttempt, { callbackId, outcome: 'busy' }))).toBe('conflict');
    await eventually('its return', async () => (await house.row(callbackId)).state === 'waiting');
    const items = await house.work(conversationId);
    expect(items.at(-1)!.originalArrivalAt).toEqual(items[0]!.originalArrivalAt);
    await house.accept(nadia);
    await nadia.call(startAttempt, { callbackId });
    expect(await nadia.call(endAttempt, { callbackId, outcome: 'reached' })).toMatchObject({ state: 'done' });
    const closing = { understood: 'Colis perdu', solution: 'Un nouvel envoi', nextStep: '', dueAt: null };
    await nadia.call(resolveConversation, { conversationId, closing });
    const mail = await eventually('the recap', async () => {
      const { entries } = await house.admin.call(getTimeline, { conversationId });
      return entries.find((entry) => entry.type === 'message' && entry.kind === 'recap');
    });
    expect(mail).toMatchObject({ to: [{ address: 'lea@exemple.test' }], subject: 'Votre appel avec Boutique' });
    expect(JSON.stringify(mail)).not.toContain('/settled/');
    const left = await eventually('it to leave', () =>
      house.inTenant((tx) => tx.localMail.findFirst({ where: { subject: { startsWith: 'Votre appel' } } })),
    );
    const [, token] = /\/settled\/([\w-]+)/.exec(left.text)!;
    expect(await app().call(answerResolutionLink, { token: token!, isSettled: false })).toMatchObject({
      ...{ language: 'fr', isSettled: false },
    });
  });

  it('has one live attempt, whoever clicks how often', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    const { callbackId } = await (await house.asker()).asked(NUMBER);
    await house.accept(nadia);
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => nadia.call(startAttempt, { callbackId })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const ends = await Promise.allSettled(
      Array.from({ length: 5 }, () => nadia.call(endAttempt, { callbackId, outcome: 'busy' })),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await house.row(callbackId)).toMatchObject({ attemptCount: 1, attempts: [{ outcome: 'busy' }] });
  });

  it('ends with a mail that says so, once the last attempt was in vain', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    await house.set({ maxAttempts: 1 });
    const { callbackId } = await (await house.asker()).asked(NUMBER, { email: 'lea@exemple.test' });
    const conversationId = await house.accept(nadia);
    await nadia.call(startAttempt, { callbackId });
    expect(await nadia.call(endAttempt, { callbackId, outcome: 'voicemail' })).toMatchObject({ state: 'expired' });
    const mail = await eventually('the mail', async () => {
      const { entries } = await house.admin.call(getTimeline, { conversationId });
      return entries.find((entry) => entry.type === 'message' && entry.kind === 'callback');
    });
    expect(mail).toMatchObject({ subject: 'Nous n’avons pas pu vous joindre · Boutique' });
    expect((mail as { text: string }).text).toContain('+33 6 12 34 56 78');
  });

  it('expires where nobody came to it, and what an agent has in hand does not', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    const { callbackId } = await (await house.asker()).asked(NUMBER, { email: 'lea@exemple.test' });
    const conversationId = await house.accept(nadia);
    const [other] = [await (await house.asker()).asked('07 38 12 34 56', { email: 'tom@exemple.test' })];
    await house.inTenant((tx) => tx.callback.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }));
    const row = await eventually('the end', async () => {
      const found = await house.row(other!.callbackId);
      return found.state === 'expired' ? found : null;
    });
    expect(await house.work(row.conversationId)).toMatchObject([{ state: 'done' }]);
    expect((await house.callback(conversationId)).state).toBe('waiting');
    await nadia.call(startAttempt, { callbackId });
    expect(await nadia.call(endAttempt, { callbackId, outcome: 'busy' })).toMatchObject({ state: 'expired' });
  });

  it('is cancelled by the desk, or by whoever resolves its conversation, and not while it is called', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    const visitor = await house.asker();
    const { callbackId } = await visitor.asked(NUMBER);
    const conversationId = await house.accept(nadia);
    await nadia.call(startAttempt, { callbackId });
    expect(await visitor.cancel(callbackId)).toMatchObject({ code: 'callback_refused', reason: 'too_late' });
    await nadia.call(endAttempt, { callbackId, outcome: 'busy' });
    expect(await nadia.call(cancelCallback, { callbackId })).toMatchObject({ state: 'cancelled' });
    expect(await house.admin.call(getConversation, { conversationId })).toMatchObject({ status: 'resolved' });
    const two = await house.admin.call(createCallback, {
      ...{ clientId: uuid(), siteId: house.site.id, number: '07 38 12 34 56', name: 'Tom' },
    });
    await house.admin.call(resolveConversation, { conversationId: two.conversationId });
    await eventually('the end', async () => (await house.row(two.id)).state === 'cancelled');
  });
});

describe('asked for at the desk', () => {
  it('goes to its owner before any other, and is one however often it is said', async () => {
    const house = await open();
    const [nadia, tom] = [await house.agent('Nadia'), await house.agent('Tom')];
    for (const owner of [tom, nadia]) {
      const number = owner === tom ? NUMBER : '07 38 12 34 56';
      const input = { clientId: uuid(), siteId: house.site.id, number, name: 'Léa', ownerId: owner.userId };
      const made = await nadia.call(createCallback, input);
      expect((await nadia.call(createCallback, input)).id).toBe(made.id);
      expect(await house.accept(owner)).toBe(made.conversationId);
    }
  });

  it('says why not, and keeps to its tenant', async () => {
    const house = await open();
    const [nadia, stranger] = [await house.agent('Nadia'), await signIn(app(), await app().tenant())];
    const input = { clientId: uuid(), siteId: house.site.id, number: '0899 12 34 56' };
    expect(await refusalCode(nadia.call(createCallback, input))).toBe('number_refused');
    expect(await refusalCode(stranger.call(createCallback, { ...input, number: NUMBER }))).toBe('not_found');
    const { id } = await nadia.call(createCallback, { ...input, number: NUMBER });
    for (const act of [startAttempt, cancelCallback])
      expect(await refusalCode(stranger.call(act, { callbackId: id }))).toBe('not_found');
  });
});

describe('several processes', () => {
  it('bring a due one into its queue once', async () => {
    const house = await open();
    const nadia = await house.agent('Nadia');
    const { callbackId } = await (await house.asker()).asked(NUMBER);
    const conversationId = await house.accept(nadia);
    await nadia.call(startAttempt, { callbackId });
    await nadia.call(endAttempt, { callbackId, outcome: 'busy' });
    await house.inTenant((tx) => tx.callback.updateMany({ data: { dueAt: new Date(Date.now() - 1000) } }));
    const course = app().get(CallbackCourse);
    const due = () => app().as(house.tenant, () => course.due({ id: callbackId, conversationId }));
    await Promise.all(Array.from({ length: 8 }, due));
    expect(await house.work(conversationId)).toHaveLength(2);
    const { entries } = await house.admin.call(getTimeline, { conversationId });
    const back = entries.filter((entry) => entry.type === 'system' && entry.event === 'conversation.reopened');
    expect(back).toHaveLength(1);
  });
});

describe('one that cannot be moved on', () => {
  it('keeps none of the others', async () => {
    const house = await open();
    await house.agent('Nadia');
    const made = [];
    for (const number of [NUMBER, '07 38 12 34 56']) made.push(await (await house.asker()).asked(number));
    const [first, second] = made.map(({ callbackId }) => callbackId);
    const course = app().get(CallbackCourse);
    const due = course.due.bind(course);
    const failing = vi.spyOn(course, 'due').mockImplementation((one) => {
      return one.id === first ? Promise.reject(new Error('it is broken')) : due(one);
    });
    for (const [id, ago] of [
      [first!, 2000],
      [second!, 1000],
    ] as const)
      await house.inTenant((tx) =>
        tx.callback.updateMany({ where: { id }, data: { state: 'scheduled', dueAt: new Date(Date.now() - ago) } }),
      );
    await eventually('the other one', async () => (await house.row(second!)).state === 'waiting');
    expect(await house.row(first!)).toMatchObject({ state: 'scheduled' });
    failing.mockRestore();
    await eventually('it, once it is mended', async () => (await house.row(first!)).state === 'waiting');
  });
});

describe('more that are due than can be called', () => {
  it('come into their queue as it has room, each queue by itself', async () => {
    const house = await open();
    await house.agent('Nadia');
    const one = await house.row((await (await house.asker()).asked(NUMBER)).callbackId);
    const { attempts: _, subject, ...columns } = one;
    const other = uuid();
    const due = (ago: number, queueId: string) => ({
      ...{
        ...columns,
        subject,
        id: uuid(),
        conversationId: uuid(),
        clientId: uuid(),
        queueId,
        state: 'scheduled' as const,
      },
      ...{ number: `+3361234${String(ago).padStart(4, '0')}`, dueAt: new Date(Date.now() - ago) },
    });
    const rows = [40, 30, 20, 10].map((ago) => due(ago, one.queueId));
    const first = await house.inTenant(async (tx) => {
      await tx.callback.createMany({ data: [...rows.toReversed(), due(5, other)] });
      const found = await dueCallbacks(tx, new Date(), 3);
      await tx.callback.deleteMany({ where: { id: { not: one.id } } });
      return found.map(({ id }) => id);
    });
    // One waits already; of the other queue none does.
    expect(first.slice(0, 2)).toEqual([rows[0]!.id, rows[1]!.id]);
    expect(first).toHaveLength(3);
  });
});

describe('settings', () => {
  it('are a site’s, and written down', async () => {
    const house = await open();
    expect(await house.set({ maxAttempts: 5 })).toMatchObject({ maxAttempts: 5, gapSeconds: 1800, country: 'FR' });
    expect(await house.set({ allowedPrefixes: ['+44'] })).toMatchObject({ maxAttempts: 5, allowedPrefixes: ['+44'] });
    const { entries } = await house.admin.call(listAudit, {});
    expect(entries.filter(({ action }) => action === 'site.callbacks-changed')).toHaveLength(2);
  });
});
