import {
  getConversation,
  getDraft,
  getReplyRecipients,
  getTimeline,
  type MessageEntry,
  retrySend,
  saveDraft,
  sendMessage,
  startConversation,
  undoSend,
} from '@guichet/contracts';
import { eventually, refusal, refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageFile } from '../channel.ts';
import { ConversationIntake } from '../intake/conversation-intake.service.ts';
import { LEA, OWN, startTestDesk, type TestDesk } from '../test-desk.ts';
import { AutomaticMessages } from './automatic-messages.service.ts';

let desk: TestDesk;
let tenant: string;
let inboxId: string;
let nadia: TestPerson;
beforeAll(async () => {
  desk = await startTestDesk({ UNDO_SECONDS: '1' });
  tenant = await desk.app.tenant();
  inboxId = await desk.inbox(tenant, { signatureHtml: '<p>La boutique</p>' });
  nadia = await signIn(desk.app, tenant);
});
beforeEach(() => (desk.channel.answers = []));
afterAll(() => desk.app.stop());

const open = async (fields = {}) => (await desk.receive(tenant, inboxId, fields)).conversationId;
const send = (conversationId: string, fields = {}) =>
  nadia.call(sendMessage, { conversationId, clientId: uuid(), mode: 'reply', html: '<p>Bonjour Léa</p>', ...fields });
const show = (conversationId: string) => nadia.call(getConversation, { conversationId });
const entries = async (conversationId: string) => (await nadia.call(getTimeline, { conversationId })).entries;
const messageOf = async ({ id, conversationId }: { id: string; conversationId: string }) =>
  (await entries(conversationId)).find((entry) => entry.id === id) as MessageEntry;
const settled = (message: MessageEntry, delivery: string) =>
  eventually(`the message to be ${delivery}`, async () => {
    const now = await messageOf(message);
    return now.delivery === delivery ? now : null;
  });
const file: MessageFile = {
  ...{ fileKey: 'x', name: 'a.png', type: 'image/png', size: 3, isInline: true, contentId: 'p1' },
};

describe('an answer', () => {
  it('is held, then leaves with the quoted history to whom it answers', async () => {
    const conversationId = await open({ html: '<p>Bonjour <img src="cid:p1"></p>', attachments: [file] });
    const html = '<p>Bonjour <b>Léa</b></p><script>alert(1)</script>';
    const message = await send(conversationId, { html });
    expect(message).toMatchObject({
      direction: 'out',
      delivery: 'held',
      authorUserId: nadia.userId,
      to: [LEA],
      from: OWN,
      subject: 'Re: Commande 58 214',
      html: '<p>Bonjour <b>Léa</b></p>',
      text: 'Bonjour Léa',
    });
    expect(message.quotedText).toContain('> Bonjour, où est mon colis ?');
    expect(Date.parse(message.heldUntil!)).toBeGreaterThan(Date.now());
    expect(await show(conversationId)).toMatchObject({
      status: 'pending',
      assigneeId: nadia.userId,
      waitingSince: null,
      answerDueAt: null,
      preview: 'Bonjour Léa',
    });
    await settled(message, 'sent');
    const [left, ...more] = desk.channel.of(message.id);
    expect(more).toEqual([]);
    expect(left).toMatchObject({
      ...{ conversationId, inboxId, from: OWN, to: [LEA], kind: 'normal', mode: 'reply', authorName: nadia.name },
      attachments: [file],
    });
    expect(left!.html).toMatch(/^<p>Bonjour <b>Léa<\/b><\/p><br><div>Le .*a écrit :<\/div><blockquote/);
    expect(left!.text).toMatch(/^Bonjour Léa\n\nLe .* a écrit :\n> Bonjour, où est mon colis \?$/);
    expect((await entries(conversationId)).map((entry) => ('event' in entry ? entry.event : entry.type))).toEqual([
      ...['message', 'message', 'conversation.assigned'],
    ]);
  });

  it('happens once for one client id, also when it is sent many times at once', async () => {
    const conversationId = await open();
    const clientId = uuid();
    const all = await Promise.all(Array.from({ length: 5 }, () => send(conversationId, { clientId })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await entries(conversationId)).filter(({ type }) => type === 'message')).toHaveLength(2);
    await settled(all[0]!, 'sent');
    expect(desk.channel.of(all[0]!.id)).toHaveLength(1);
    const elsewhere = await open();
    expect(await refusalCode(send(elsewhere, { clientId }))).toBe('conflict');
  });

  it('goes to everybody, or to whom the person names', async () => {
    const cc = [{ name: 'Paul', address: 'paul@exemple.test' }, OWN];
    const conversationId = await open({ cc });
    const all = await send(conversationId, { mode: 'reply-all' });
    expect(all).toMatchObject({ to: [LEA], cc: [cc[0]] });
    const to = [{ name: '', address: 'zoe@exemple.test' }];
    expect(await send(conversationId, { to, bcc: [LEA] })).toMatchObject({ to, cc: [], bcc: [LEA] });
    expect(await nadia.call(getReplyRecipients, { conversationId })).toEqual({
      reply: [LEA],
      replyAll: { to: [LEA], cc: [cc[0]] },
      from: OWN,
      subject: 'Re: Commande 58 214',
      forwardSubject: 'Fwd: Commande 58 214',
      signatureHtml: '<p>La boutique</p>',
    });
  });

  it('needs somebody and something', async () => {
    const conversationId = await open({ from: OWN });
    expect(await refusalCode(send(conversationId))).toBe('no_recipient');
    const own = [{ name: '', address: 'sav@boutique.test' }];
    expect(await refusalCode(send(await open(), { to: own }))).toBe('no_recipient');
    expect(await refusalCode(send(await open(), { html: '<p></p>' }))).toBe('invalid_input');
  });

  it('brings the status that is asked for, from any other', async () => {
    const conversationId = await open();
    await send(conversationId, { thenStatus: 'resolved' });
    expect(await show(conversationId)).toMatchObject({ status: 'resolved' });
    expect((await entries(conversationId)).at(-1)).toMatchObject({ event: 'conversation.resolved' });
    await send(conversationId);
    expect(await show(conversationId)).toMatchObject({ status: 'pending' });
    await send(conversationId, { thenStatus: 'open' });
    expect(await show(conversationId)).toMatchObject({ status: 'open' });
  });

  it('lets whoever gets it take part, once it has left', async () => {
    const conversationId = await open();
    const to = [{ name: '', address: 'new@exemple.test' }];
    const isIn = () =>
      desk.app.as(tenant, () =>
        desk.app.db.tx((tx) => desk.app.get(ConversationIntake).isParticipant(tx, conversationId, 'new@exemple.test')),
      );
    const message = await send(conversationId, { to });
    expect(await isIn()).toBe(false);
    await settled(message, 'sent');
    expect(await isIn()).toBe(true);
  });
});

describe('a forward', () => {
  it('carries head and files, and answers nobody', async () => {
    const conversationId = await open({ attachments: [{ ...file, isInline: false, contentId: null, name: 'b.pdf' }] });
    const to = [{ name: '', address: 'usine@exemple.test' }];
    const message = await send(conversationId, { mode: 'forward', to, html: '' });
    expect(message).toMatchObject({ subject: 'Fwd: Commande 58 214', attachments: [{ name: 'b.pdf' }] });
    const after = await show(conversationId);
    expect(after.status).toBe('open');
    expect(after.waitingSince).not.toBeNull();
    await settled(message, 'sent');
    const [left] = desk.channel.of(message.id);
    expect(left!.text).toContain(`De : ${LEA.name} <${LEA.address}>`);
    expect(left!.attachments).toMatchObject([{ fileKey: 'x', name: 'b.pdf' }]);
  });
});

describe('taking back', () => {
  it('makes it a draft again and puts the conversation back', async () => {
    const conversationId = await open();
    const before = await show(conversationId);
    await nadia.call(saveDraft, { conversationId, mode: 'reply', html: '<p>Bonj' });
    const message = await send(conversationId, { cc: [{ name: '', address: 'paul@exemple.test' }] });
    expect(await nadia.call(getDraft, { conversationId })).toEqual({ draft: null });
    await nadia.call(undoSend, { messageId: message.id });
    const { draft } = await nadia.call(getDraft, { conversationId });
    expect(draft).toMatchObject({ mode: 'reply', html: message.html, to: [LEA], cc: message.cc });
    const { status, waitingSince, answerDueAt, preview, lastMessageAt } = before;
    expect(await show(conversationId)).toMatchObject({ status, waitingSince, answerDueAt, preview, lastMessageAt });
    const lines = await entries(conversationId);
    expect(lines.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(lines[1]).toMatchObject({ type: 'system', event: 'message.taken-back', data: {} });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(desk.channel.of(message.id)).toEqual([]);
    expect(await refusalCode(nadia.call(undoSend, { messageId: message.id }))).toBe('too_late_to_undo');
  });

  it('leaves what the customer did meanwhile', async () => {
    const conversationId = await open({ at: new Date(Date.now() - 60_000) });
    const { waitingSince } = await show(conversationId);
    const message = await send(conversationId, { thenStatus: 'resolved' });
    await desk.receive(tenant, inboxId, { conversationId, text: 'Encore moi' });
    await nadia.call(undoSend, { messageId: message.id });
    expect(await show(conversationId)).toMatchObject({ status: 'open', waitingSince, preview: 'Encore moi' });
  });

  it('is the author’s alone, and too late once it left', async () => {
    const tom = await signIn(desk.app, tenant, { name: 'Tom' });
    const message = await send(await open());
    expect(await refusalCode(tom.call(undoSend, { messageId: message.id }))).toBe('forbidden');
    await settled(message, 'sent');
    expect(await refusalCode(nadia.call(undoSend, { messageId: message.id }))).toBe('too_late_to_undo');
  });

  it('and delivery cannot both win', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const message = await send(await open());
        const wait = Date.parse(message.heldUntil!) - Date.now() + index * 25;
        await new Promise((resolve) => setTimeout(resolve, wait));
        const isTaken = await nadia.call(undoSend, { messageId: message.id }).then(
          () => true,
          () => false,
        );
        return { message, isTaken };
      }),
    );
    for (const { message, isTaken } of outcomes) {
      if (!isTaken) await settled(message, 'sent');
      expect(desk.channel.of(message.id)).toHaveLength(isTaken ? 0 : 1);
    }
  });
});

describe('delivery', () => {
  it('tells what never will arrive, and can be asked for again', async () => {
    desk.channel.answers = [{ state: 'failed', error: '550 no such user' }];
    const message = await send(await open());
    const failed = await settled(message, 'failed');
    expect(failed.deliveryError).toBe('550 no such user');
    expect(await show(message.conversationId)).toMatchObject({ hasDeliveryProblem: true });
    expect(await nadia.call(retrySend, { messageId: message.id })).toMatchObject({ delivery: 'queued' });
    await settled(message, 'sent');
    expect(await show(message.conversationId)).toMatchObject({ hasDeliveryProblem: false });
    expect(await refusalCode(nadia.call(retrySend, { messageId: message.id }))).toBe('conflict');
  });

  it('is tried again when that may help', async () => {
    desk.channel.answers = [{ state: 'retry', error: '451 later' }, { state: 'local' }];
    const message = await send(await open());
    const waiting = await eventually('the first try', async () => {
      const now = await messageOf(message);
      return now.deliveryError ? now : null;
    });
    expect(waiting).toMatchObject({ delivery: 'queued', deliveryError: '451 later' });
    expect(await settled(message, 'local')).toMatchObject({ deliveryError: null });
    expect(desk.channel.of(message.id)).toHaveLength(2);
  }, 30_000);

  it('survives a channel that breaks off', async () => {
    desk.channel.answers = [new Error('socket hang up')];
    const message = await send(await open());
    await settled(message, 'sent');
    expect(desk.channel.of(message.id)).toHaveLength(2);
  }, 30_000);
});

describe('what comes back', () => {
  const bounce = (entryId: string, isPermanent: boolean) =>
    desk.app.as(tenant, () =>
      desk.app.db.tx((tx) =>
        desk.app.get(ConversationIntake).addBounce(tx, {
          ...{ entryId, isPermanent, address: LEA.address, reason: '5.1.1 unknown' },
        }),
      ),
    );

  it('marks message and conversation when it is for good, once', async () => {
    const message = await settled(await send(await open()), 'sent');
    await bounce(message.id, false);
    expect(await messageOf(message)).toMatchObject({ delivery: 'sent' });
    await bounce(message.id, true);
    await bounce(message.id, true);
    expect(await messageOf(message)).toMatchObject({
      delivery: 'bounced',
      deliveryError: `${LEA.address}: 5.1.1 unknown`,
    });
    expect(await show(message.conversationId)).toMatchObject({ hasDeliveryProblem: true, status: 'pending' });
    const told = (await entries(message.conversationId)).filter(
      (entry) => 'event' in entry && entry.event === 'message.bounced',
    );
    expect(told).toHaveLength(2);
  });
});

describe('an automatic message', () => {
  it('leaves at once and changes nothing else', async () => {
    const conversationId = await open();
    const before = await show(conversationId);
    const { entryId } = await desk.app.as(tenant, () =>
      desk.app.db.tx((tx) =>
        desk.app.get(AutomaticMessages).send(tx, { conversationId, to: LEA, text: 'Bien reçu.\nÀ demain' }),
      ),
    );
    await eventually('it to leave', () => desk.channel.of(entryId).length);
    expect(desk.channel.of(entryId)[0]).toMatchObject({
      ...{ kind: 'acknowledgement', to: [LEA], authorName: null, subject: 'Re: Commande 58 214' },
      ...{ html: '<p>Bien reçu.<br>À demain</p>', text: 'Bien reçu.\nÀ demain' },
    });
    const { version, ...after } = await show(conversationId);
    expect({ ...after, version: before.version }).toEqual(before);
    expect(version).toBeGreaterThan(before.version);
  });
});

describe('a new conversation', () => {
  const start = (fields = {}) =>
    nadia.call(startConversation, {
      ...{ clientId: uuid(), inboxId, to: [LEA], subject: 'Votre devis', html: '<p>Bonjour</p>', ...fields },
    });

  it('is made once with its first message', async () => {
    const clientId = uuid();
    const all = await Promise.all(Array.from({ length: 4 }, () => start({ clientId })));
    expect(new Set(all.map(({ conversation }) => conversation.id)).size).toBe(1);
    const { conversation, message } = all[0]!;
    expect(conversation).toMatchObject({
      ...{ subject: 'Votre devis', status: 'pending', assigneeId: nadia.userId, waitingSince: null },
      customer: { email: LEA.address },
    });
    expect(message).toMatchObject({ subject: 'Votre devis', to: [LEA], quotedText: '', sequence: 1 });
    await settled(message, 'sent');
    expect(desk.channel.of(message.id)).toMatchObject([{ mode: 'new', text: 'Bonjour' }]);
  });

  it('needs an inbox of this house and somebody to write to', async () => {
    const other = await desk.app.tenant();
    expect(await refusalCode(start({ inboxId: await desk.inbox(other) }))).toBe('not_found');
    expect((await refusal(start({ to: [OWN] }))).code).toBe('no_recipient');
  });
});
