import {
  cancelLinkedCallback,
  createCalendar,
  createCallback,
  getCallbackFigures,
  getTimeline,
  inspectCallbackLink,
  listCallbackSlots,
  moveLinkedCallback,
} from '@guichet/contracts';
import { Clock } from '@guichet/platform';
import { eventually, refusalCode } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PromiseMails } from '../mails/promise-mails.service.ts';
import { type Asker, callbackHouses } from '../callback-house.fixtures.ts';

const { app, open: openHouse } = callbackHouses();
afterEach(() => void vi.restoreAllMocks());

const DAY = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
/** Open at all hours, so that the time of the test does not matter. */
async function open() {
  const house = await openHouse();
  const calendar = await house.admin.call(createCalendar, {
    ...{ name: 'Toujours', zone: 'Europe/Paris', ranges: DAY, holidays: [] },
  });
  await house.inTenant((tx) => tx.site.updateMany({ data: { calendarId: calendar.id } }));
  return house;
}
const slotsOf = async (asker: Asker): Promise<string[]> => {
  const offer = await asker.offer();
  if (!offer.ok) throw new Error(offer.code);
  return offer.slots;
};
const NUMBERS = Array.from({ length: 20 }, (_, at) => `06 12 34 56 ${at + 10}`);

describe('a chosen minute', () => {
  it('is promised while nobody is there, comes into the queue at it, before what waits, and to its owner', async () => {
    const house = await open();
    const visitor = await house.asker();
    await house.set({ expectedAgents: 1 });
    const [at = ''] = await slotsOf(visitor);
    const view = await visitor.asked(NUMBERS[0]!, { at, zone: 'America/New_York', email: 'lea@exemple.test' });
    expect(view).toMatchObject({ state: 'scheduled', promisedAt: at });
    const row = await house.row(view.callbackId);
    expect(row).toMatchObject({ dueAt: new Date(at), queueId: house.queue.id, zone: 'America/New_York' });
    expect(await house.work(row.conversationId)).toEqual([]);
    const nadia = await house.agent('Nadia', { isAway: true });
    const later = new Date(Date.parse(at) + 1000);
    const clock = vi.spyOn(app().get(Clock), 'now').mockImplementation(() => later);
    await eventually('its minute', async () => (await house.row(view.callbackId)).state === 'waiting');
    const [item] = await house.work(row.conversationId);
    expect(item).toMatchObject({ priority: 60, originalArrivalAt: new Date(at) });
    clock.mockRestore();
    expect(nadia.userId).toBeTruthy();
  });

  it('is refused when it is over, out of hours, or taken', async () => {
    const house = await open();
    await house.set({ expectedAgents: 1, handlingMinutes: 30 });
    const [one, two] = [await house.asker(), await house.asker()];
    const [at = ''] = await slotsOf(one);
    const ask = (slot: string, number: string) => two.ask(number, { at: slot });
    expect(await ask('2020-01-01T09:00:00.000Z', NUMBERS[0]!)).toMatchObject({ reason: 'slot_past' });
    const odd = new Date(Date.parse(at) + 60_000).toISOString();
    expect(await ask(odd, NUMBERS[0]!)).toMatchObject({ reason: 'slot_closed' });
    await one.asked(NUMBERS[1]!, { at });
    expect(await ask(at, NUMBERS[2]!)).toMatchObject({ code: 'callback_refused', reason: 'slot_taken' });
    expect(await slotsOf(two)).not.toContain(at);
    expect(await house.inTenant((tx) => tx.conversation.count({ where: { channel: 'callback' } }))).toBe(1);
  });

  it('is kept free while somebody decides, and lapses', async () => {
    const house = await open();
    await house.set({ expectedAgents: 1, handlingMinutes: 30 });
    const [one, two] = [await house.asker(), await house.asker()];
    const [at = '', next = ''] = await slotsOf(one);
    const hold = (who: Asker, slot: string) =>
      new Promise<{ ok: boolean; reason?: string }>((resolve) =>
        who.page.socket.emit('callback.hold', { at: slot }, resolve as never),
      );
    expect(await hold(one, at)).toMatchObject({ ok: true });
    expect(await hold(two, at)).toMatchObject({ ok: false, reason: 'slot_taken' });
    expect(await slotsOf(two)).not.toContain(at);
    expect(await slotsOf(one)).toContain(at);
    expect(await hold(one, next)).toMatchObject({ ok: true });
    expect(await hold(two, at)).toMatchObject({ ok: true });
    await house.inTenant((tx) => tx.callbackHold.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } }));
    expect(await hold(two, next)).toMatchObject({ ok: true });
  });

  it('is given to no more than can be called, however many ask at once', async () => {
    const house = await open();
    // Two agents, ten minutes a call, half an hour: six.
    await house.set({ expectedAgents: 2, handlingMinutes: 10 });
    const { slots } = await house.admin.call(listCallbackSlots, { siteId: house.site.id });
    const at = slots[3]!;
    const tries = await Promise.allSettled(
      NUMBERS.map((number) =>
        house.admin.call(createCallback, { clientId: uuid(), siteId: house.site.id, number, at }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    expect(await house.inTenant((tx) => tx.callback.count({ where: { promisedAt: new Date(at) } }))).toBe(6);
  });

  it('is given by what calls of the queue took, once twenty are measured', async () => {
    const house = await open();
    await house.set({ expectedAgents: 1, handlingMinutes: 10 });
    const began = new Date('2026-11-01T09:00:00Z');
    const after = (minutes: number) => new Date(began.getTime() + minutes * 60_000);
    /** Tried in vain for a minute, and then talked for the rest: one call. */
    const handled = (minutes: number, subjectId = uuid(), channel: 'callback' | 'voice' = 'callback') => [
      { subjectId, channel, acceptedAt: began, endedAt: after(0.5), doneAt: after(1) },
      { subjectId, channel, acceptedAt: after(60), endedAt: after(60), doneAt: after(59 + minutes) },
    ];
    const stay = {
      ...{ queueId: house.queue.id, subjectType: 'conversation', state: 'done' as const, units: 100 },
      ...{ rankAt: began, originalArrivalAt: began, enqueuedAt: began },
    };
    const measure = (stays: ReturnType<typeof handled>) =>
      house.inTenant((tx) => tx.workItem.createMany({ data: stays.map((one) => ({ ...stay, ...one })) }));
    await measure(Array.from({ length: 19 }, () => handled(6)).flat());
    expect(await house.set({})).toMatchObject({ measured: { count: 19, minutes: 6, isUsed: false } });
    const { slots } = await house.admin.call(listCallbackSlots, { siteId: house.site.id });
    const taken = async (at: string) => {
      const input = { siteId: house.site.id, at };
      const tries = await Promise.allSettled(
        NUMBERS.map((number) => house.admin.call(createCallback, { ...input, clientId: uuid(), number })),
      );
      await house.inTenant((tx) => tx.callback.updateMany({ data: { state: 'cancelled', endedAt: new Date() } }));
      await house.set({ perNumberADay: 100 });
      return tries.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await taken(slots[3]!)).toBe(3);
    await measure(handled(6, uuid(), 'voice'));
    expect(await house.set({})).toMatchObject({ measured: { count: 20, minutes: 6, isUsed: true } });
    expect(await taken(slots[5]!)).toBe(5);
    // Forgotten in hand from Friday to Monday, it counts for no more than four of them.
    await measure(handled(60 * 65));
    expect((await house.set({})).measured).toMatchObject({ count: 21, minutes: 6.9 });
  });

  it('without hours, or without anybody who calls, is none', async () => {
    const house = await open();
    const visitor = await house.asker();
    await house.set({ expectedAgents: 0 });
    expect(await slotsOf(visitor)).toEqual([]);
    await house.set({ expectedAgents: null });
    expect(await slotsOf(visitor)).toEqual([]);
    await house.agent('Nadia', { isAway: true });
    await house.inTenant(async (tx) => {
      for (const { id } of await tx.user.findMany())
        await tx.agent.upsert({
          where: { tenantId_userId: { tenantId: house.tenant, userId: id } },
          create: { userId: id },
          update: {},
        });
    });
    expect((await slotsOf(visitor)).length).toBeGreaterThan(1000);
    await house.inTenant((tx) => tx.site.updateMany({ data: { calendarId: null } }));
    expect(await slotsOf(visitor)).toEqual([]);
  });
});

describe('by the link in the mail', () => {
  async function promised() {
    const house = await open();
    await house.set({ expectedAgents: 1 });
    const visitor = await house.asker();
    // Not the first, which may be too near when the test comes to move to it once more.
    const [at = '', next = ''] = (await slotsOf(visitor)).slice(4);
    const { callbackId } = await visitor.asked(NUMBERS[0]!, { at, email: 'lea@exemple.test', zone: 'Europe/Paris' });
    const { conversationId } = await house.row(callbackId);
    const mails = async () =>
      (await house.admin.call(getTimeline, { conversationId })).entries.flatMap((entry) =>
        entry.type === 'message' && entry.kind === 'callback' ? [entry] : [],
      );
    const [mail] = await eventually('the mail', async () => ((await mails()).length ? mails() : null));
    const token = /call-back\/([\w-]+)/.exec(mail!.text)![1]!;
    return { house, at, next, callbackId, mail: mail!, mails, token };
  }

  it('it is confirmed with an appointment, moved, and cancelled', async () => {
    const { at, next, mail, mails, token, callbackId, house } = await promised();
    expect(mail.subject).toBe('Votre rappel est noté · Boutique');
    expect(mail.attachments).toMatchObject([{ name: 'call-back.ics', type: 'text/calendar' }]);
    expect(await app().call(inspectCallbackLink, { token })).toMatchObject({
      ...{ siteName: 'Boutique', promisedAt: at, canChange: true, numberWords: '+•• • •• •• •• 10' },
    });
    const moved = await app().call(moveLinkedCallback, { token, at: next });
    expect(moved).toMatchObject({ state: 'scheduled', promisedAt: next });
    await eventually('its mail', async () => (await mails()).some(({ subject }) => /déplacé/.test(subject)));
    expect(await refusalCode(app().call(moveLinkedCallback, { token, at: '2020-01-01T09:00:00.000Z' }))).toBe(
      'callback_refused',
    );
    expect(await app().call(cancelLinkedCallback, { token })).toMatchObject({
      state: 'cancelled',
      canChange: false,
      slots: [],
    });
    expect(await refusalCode(app().call(moveLinkedCallback, { token, at }))).toBe('callback_refused');
    expect((await house.row(callbackId)).endedAt).not.toBeNull();
  });

  it('its mails are sent once, however often they are asked for', async () => {
    const { house, callbackId, mails } = await promised();
    const again = (kind: 'noted' | 'near') =>
      app().as(house.tenant, () => app().get(PromiseMails).send(callbackId, kind));
    await Promise.all([again('noted'), again('noted'), again('near'), again('near')]);
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      'Votre rappel est noté · Boutique',
      'Nous vous appelons bientôt · Boutique',
    ]);
  });

  it('another time is chosen once it has expired: one call-back, however often, and the first is kept as it was', async () => {
    const { house, next, callbackId, mails, token } = await promised();
    await house.inTenant((tx) => tx.callback.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }));
    const mail = await eventually('the mail', async () =>
      (await mails()).find(({ subject }) => subject === 'Nous n’avons pas pu vous joindre · Boutique'),
    );
    expect(mail.text).toContain(`Pour choisir un autre moment :\n`);
    expect(/call-back\/([\w-]+)/.exec(mail.text)![1]).toBe(token);
    const before = await app().call(inspectCallbackLink, { token });
    expect(before).toMatchObject({ state: 'expired', canChange: false });
    expect(before.slots).toContain(next);
    const past = app().call(moveLinkedCallback, { token, at: '2020-01-01T09:00:00.000Z' });
    expect(await refusalCode(past)).toBe('callback_refused');
    const tries = await Promise.allSettled(
      Array.from({ length: 4 }, () => app().call(moveLinkedCallback, { token, at: next })),
    );
    expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true);
    const again = await app().call(inspectCallbackLink, { token });
    expect(again).toMatchObject({ state: 'scheduled', promisedAt: next, canChange: true });
    const rows = await house.inTenant((tx) => tx.callback.findMany({ orderBy: { createdAt: 'asc' } }));
    expect(rows.map(({ id, state }) => [id === callbackId, state])).toEqual([
      [true, 'expired'],
      [false, 'scheduled'],
    ]);
    const [was, is] = rows;
    for (const column of ['number', 'visitorId', 'email', 'reason', 'consent', 'zone'] as const)
      expect(is![column]).toEqual(was![column]);
    expect(await app().call(cancelLinkedCallback, { token })).toMatchObject({ state: 'cancelled', slots: [] });
  });

  it('is moved ten times an hour, and no more', async () => {
    const { token, at, next } = await promised();
    const move = (times: number) => app().call(moveLinkedCallback, { token, at: times % 2 ? at : next });
    for (let times = 0; times < 10; times += 1) expect(await move(times)).toMatchObject({ state: 'scheduled' });
    expect(await refusalCode(move(10))).toBe('too_many_requests');
  });

  it('nobody else gets in', async () => {
    const { token } = await promised();
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const bad of [other, token.slice(0, -2), '', 'x'.repeat(64)])
      expect(await refusalCode(app().call(inspectCallbackLink, { token: bad }))).toBe('not_found');
  });
});

describe('promises', () => {
  it('that are broken are told once, and counted', async () => {
    const house = await open();
    await house.set({ expectedAgents: 1 });
    const visitor = await house.asker();
    const { callbackId } = await visitor.asked(NUMBERS[0]!, { at: (await slotsOf(visitor))[0]! });
    const over = new Date(Date.now() - 6 * 60_000);
    await house.inTenant((tx) => tx.callback.updateMany({ data: { promisedAt: over, dueAt: over } }));
    await eventually('it is late', async () => (await house.row(callbackId)).lateAt !== null);
    const { conversationId } = await house.row(callbackId);
    const { entries } = await house.admin.call(getTimeline, { conversationId });
    expect(entries.filter((entry) => entry.type === 'system' && entry.event === 'callback.late')).toHaveLength(1);
    expect(await house.admin.call(getCallbackFigures, { queueId: house.queue.id })).toEqual({
      ...{ promised: 1, kept: 0, lateNow: 1, meanDelaySeconds: null },
    });
  });
});
