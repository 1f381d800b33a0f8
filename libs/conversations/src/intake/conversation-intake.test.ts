import { getConversation, getTimeline, resolveConversation, setPending, snoozeConversation } from '@guichet/contracts';
import { signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEA, OWN, startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { ConversationIntake } from './conversation-intake.service.ts';

let desk: TestDesk;
let tenant: string;
let inboxId: string;
let nadia: TestPerson;
beforeAll(async () => {
  desk = await startTestDesk();
  tenant = await desk.app.tenant();
  inboxId = await desk.inbox(tenant, { promisedHours: 4 });
  nadia = await signIn(desk.app, tenant);
});
afterAll(() => desk.app.stop());

const entriesOf = async (conversationId: string) => (await nadia.call(getTimeline, { conversationId })).entries;
const show = (conversationId: string) => nadia.call(getConversation, { conversationId });
const eventsOf = (conversationId: string) =>
  desk.app.as(tenant, () => desk.app.db.tx((tx) => tx.domainEvent.findMany({ where: { conversationId } })));

describe('a message from a customer', () => {
  it('opens a conversation with number, customer, preview and promise', async () => {
    const at = new Date(Date.now() - 60_000);
    const { conversationId, isNewConversation, isDuplicate } = await desk.receive(tenant, inboxId, { at });
    expect({ isNewConversation, isDuplicate }).toEqual({ isNewConversation: true, isDuplicate: false });
    const conversation = await show(conversationId);
    expect(conversation).toMatchObject({
      subject: 'Commande 58 214',
      preview: 'Bonjour, où est mon colis ?',
      status: 'open',
      channel: 'email',
      customer: { name: 'Léa Morin', email: LEA.address },
      waitingSince: at.toISOString(),
      answerDueAt: new Date(at.getTime() + 4 * 3_600_000).toISOString(),
      lastMessageAt: at.toISOString(),
    });
    expect(conversation.number).toBeGreaterThan(0);
    expect((await eventsOf(conversationId)).map(({ type }) => type)).toEqual([
      'conversation.opened',
      'message.received',
    ]);
    expect(await entriesOf(conversationId)).toMatchObject([
      { type: 'message', sequence: 1, direction: 'in', delivery: 'received', from: LEA, to: [OWN] },
    ]);
  });

  it('numbers conversations 1, 2, 3 … in each tenant, also when they come together', async () => {
    const other = await desk.app.tenant();
    const otherInbox = await desk.inbox(other);
    await Promise.all(Array.from({ length: 8 }, () => desk.receive(other, otherInbox)));
    const numbers = await desk.app.as(other, () =>
      desk.app.db.tx((tx) => tx.conversation.findMany({ select: { number: true }, orderBy: { number: 'asc' } })),
    );
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is taken in once, however often and however much at once it comes', async () => {
    const message = { externalId: uuid() };
    const first = await desk.receive(tenant, inboxId, message);
    expect(await desk.receive(tenant, inboxId, message)).toEqual({
      ...first,
      isNewConversation: false,
      isDuplicate: true,
    });
    expect(await eventsOf(first.conversationId)).toHaveLength(2);
    const twin = { externalId: uuid() };
    const all = await Promise.all(Array.from({ length: 6 }, () => desk.receive(tenant, inboxId, twin)));
    expect(new Set(all.map(({ entryId }) => entryId)).size).toBe(1);
    expect(all.filter(({ isDuplicate }) => !isDuplicate)).toHaveLength(1);
    expect(await eventsOf(all[0]!.conversationId)).toHaveLength(2);
  });

  it('gets the next place in its conversation, twenty at once as well', async () => {
    const { conversationId } = await desk.receive(tenant, inboxId);
    await Promise.all(Array.from({ length: 19 }, () => desk.receive(tenant, inboxId, { conversationId })));
    const entries = await entriesOf(conversationId);
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('waits since the oldest unanswered one', async () => {
    const at = new Date(Date.now() - 7_200_000);
    const { conversationId } = await desk.receive(tenant, inboxId, { at });
    await desk.receive(tenant, inboxId, { conversationId, text: 'Toujours rien ?' });
    expect(await show(conversationId)).toMatchObject({ waitingSince: at.toISOString(), preview: 'Toujours rien ?' });
  });

  it('survives what Postgres cannot store', async () => {
    const broken = 'a\0b\ud800c';
    const { conversationId } = await desk.receive(tenant, inboxId, {
      subject: broken,
      text: broken,
      html: `<p>${broken}</p>`,
      to: [{ name: broken, address: 'x@y.test' }],
      notices: [{ kind: 'empty', detail: broken }],
    });
    expect(await entriesOf(conversationId)).toMatchObject([{ text: 'ab\ufffdc' }]);
  });

  it('does not come from the future', async () => {
    const { conversationId } = await desk.receive(tenant, inboxId, { at: new Date(Date.now() + 86_400_000) });
    expect(Date.parse((await show(conversationId)).lastMessageAt)).toBeLessThanOrEqual(Date.now());
  });
});

describe('a conversation that was left', () => {
  const leave = {
    pending: (conversationId: string) => nadia.call(setPending, { conversationId }),
    snoozed: (conversationId: string) =>
      nadia.call(snoozeConversation, { conversationId, until: new Date(Date.now() + 3_600_000).toISOString() }),
    resolved: (conversationId: string) => nadia.call(resolveConversation, { conversationId }),
  };

  it.each(['pending', 'snoozed', 'resolved'] as const)('is opened again by its customer when %s', async (status) => {
    const { conversationId } = await desk.receive(tenant, inboxId);
    await leave[status](conversationId);
    await desk.receive(tenant, inboxId, { conversationId });
    expect(await show(conversationId)).toMatchObject({ status: 'open', snoozedUntil: null });
    expect((await entriesOf(conversationId)).at(-1)).toMatchObject({
      type: 'system',
      event: 'conversation.reopened',
      data: { reason: 'customer' },
      actorUserId: null,
    });
  });

  it.each(['auto-reply', 'bounce', 'list', 'complaint'] as const)('stays as it is when a %s comes', async (kind) => {
    const { conversationId } = await desk.receive(tenant, inboxId);
    await nadia.call(resolveConversation, { conversationId });
    const before = await show(conversationId);
    await desk.receive(tenant, inboxId, { conversationId, kind, text: 'Je suis absente.' });
    const { version, ...after } = await show(conversationId);
    expect(version).toBeGreaterThan(before.version);
    expect({ ...after, version: before.version }).toEqual(before);
    expect((await entriesOf(conversationId)).at(-1)).toMatchObject({ type: 'message', kind });
  });
});

describe('who took part', () => {
  const took = (conversationId: string, address: string) =>
    desk.app.as(tenant, () =>
      desk.app.db.tx((tx) => desk.app.get(ConversationIntake).isParticipant(tx, conversationId, address)),
    );

  it('is everybody in a person’s message but ourselves', async () => {
    const cc = [{ name: 'Paul', address: 'Paul@Exemple.test' }];
    const { conversationId } = await desk.receive(tenant, inboxId, { cc });
    expect(await took(conversationId, LEA.address.toUpperCase())).toBe(true);
    expect(await took(conversationId, 'paul@exemple.test')).toBe(true);
    expect(await took(conversationId, OWN.address)).toBe(false);
    expect(await took(conversationId, 'eve@exemple.test')).toBe(false);
  });

  it('is not whom a robot names', async () => {
    const { conversationId } = await desk.receive(tenant, inboxId);
    const cc = [{ name: '', address: 'eve@exemple.test' }];
    await desk.receive(tenant, inboxId, { conversationId, kind: 'auto-reply', cc });
    expect(await took(conversationId, 'eve@exemple.test')).toBe(false);
  });
});
