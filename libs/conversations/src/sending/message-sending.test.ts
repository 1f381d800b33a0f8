import { addNote, getReplyRecipients, startConversation } from '@guichet/contracts';
import { refusal, refusalCode } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConversationIntake } from '../intake/conversation-intake.service.ts';
import { LEA, OWN } from '../test-desk.fixtures.ts';
import { PICTURE, type Sending, startSending } from './sending.fixtures.ts';

let at: Sending;
beforeAll(async () => {
  at = await startSending();
});
afterAll(() => at.desk.app.stop());

describe('an answer', () => {
  it('takes no number of a payment card along, nor into a note', async () => {
    const conversationId = await at.open();
    const words = 'Votre carte 4111 1111 1111 1111';
    const message = await at.send(conversationId, { html: `<p>${words}</p>`, subject: words });
    const masked = 'Votre carte •••• •••• •••• 1111';
    expect(message).toMatchObject({ html: `<p>${masked}</p>`, text: masked, subject: masked });
    const note = await at.nadia.call(addNote, { conversationId, clientId: uuid(), html: `<p>${words}</p>` });
    expect(note).toMatchObject({ html: `<p>${masked}</p>`, text: masked });
  });

  it('is held, then leaves with the quoted history to whom it answers', async () => {
    const conversationId = await at.open({ html: '<p>Bonjour <img src="cid:p1"></p>', attachments: [PICTURE] });
    const html = '<p>Bonjour <b>Léa</b></p><script>alert(1)</script>';
    const message = await at.send(conversationId, { html });
    expect(message).toMatchObject({
      direction: 'out',
      delivery: 'held',
      authorUserId: at.nadia.userId,
      to: [LEA],
      from: OWN,
      subject: 'Re: Commande 58 214',
      html: '<p>Bonjour <b>Léa</b></p>',
      text: 'Bonjour Léa',
    });
    expect(message.quotedText).toContain('> Bonjour, où est mon colis ?');
    expect(Date.parse(message.heldUntil!)).toBeGreaterThan(Date.now());
    expect(await at.show(conversationId)).toMatchObject({
      status: 'pending',
      assigneeId: at.nadia.userId,
      waitingSince: null,
      answerDueAt: null,
      preview: 'Bonjour Léa',
    });
    await at.settled(message, 'sent');
    const [left, ...more] = at.desk.channel.of(message.id);
    expect(more).toEqual([]);
    expect(left).toMatchObject({
      ...{
        conversationId,
        inboxId: at.inboxId,
        from: OWN,
        to: [LEA],
        kind: 'normal',
        mode: 'reply',
        authorName: at.nadia.name,
      },
      attachments: [PICTURE],
    });
    expect(left!.html).toMatch(/^<p>Bonjour <b>Léa<\/b><\/p><br><div>Le .*a écrit :<\/div><blockquote/);
    expect(left!.text).toMatch(/^Bonjour Léa\n\nLe .* a écrit :\n> Bonjour, où est mon colis \?$/);
    expect((await at.entries(conversationId)).map((entry) => ('event' in entry ? entry.event : entry.type))).toEqual([
      ...['message', 'message', 'conversation.assigned'],
    ]);
  });

  it('happens once for one client id, also when it is sent many times at once', async () => {
    const conversationId = await at.open();
    const clientId = uuid();
    const all = await Promise.all(Array.from({ length: 5 }, () => at.send(conversationId, { clientId })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await at.entries(conversationId)).filter(({ type }) => type === 'message')).toHaveLength(2);
    await at.settled(all[0]!, 'sent');
    expect(at.desk.channel.of(all[0]!.id)).toHaveLength(1);
    const elsewhere = await at.open();
    expect(await refusalCode(at.send(elsewhere, { clientId }))).toBe('conflict');
  });

  it('goes to everybody, or to whom the person names', async () => {
    const cc = [{ name: 'Paul', address: 'paul@exemple.test' }, OWN];
    const conversationId = await at.open({ cc });
    const all = await at.send(conversationId, { mode: 'reply-all' });
    expect(all).toMatchObject({ to: [LEA], cc: [cc[0]] });
    const to = [{ name: '', address: 'zoe@exemple.test' }];
    expect(await at.send(conversationId, { to, bcc: [LEA] })).toMatchObject({ to, cc: [], bcc: [LEA] });
    expect(await at.nadia.call(getReplyRecipients, { conversationId })).toEqual({
      reply: [LEA],
      replyAll: { to: [LEA], cc: [cc[0]] },
      from: OWN,
      subject: 'Re: Commande 58 214',
      forwardSubject: 'Fwd: Commande 58 214',
      signatureHtml: '<p>La boutique</p>',
    });
  });

  it('needs somebody and something', async () => {
    const conversationId = await at.open({ from: OWN });
    expect(await refusalCode(at.send(conversationId))).toBe('no_recipient');
    const own = [{ name: '', address: 'sav@boutique.test' }];
    expect(await refusalCode(at.send(await at.open(), { to: own }))).toBe('no_recipient');
    expect(await refusalCode(at.send(await at.open(), { html: '<p></p>' }))).toBe('invalid_input');
  });

  it('brings the status that is asked for, from any other', async () => {
    const conversationId = await at.open();
    await at.send(conversationId, { thenStatus: 'resolved' });
    expect(await at.show(conversationId)).toMatchObject({ status: 'resolved' });
    expect((await at.entries(conversationId)).at(-1)).toMatchObject({ event: 'conversation.resolved' });
    await at.send(conversationId);
    expect(await at.show(conversationId)).toMatchObject({ status: 'pending' });
    await at.send(conversationId, { thenStatus: 'open' });
    expect(await at.show(conversationId)).toMatchObject({ status: 'open' });
  });

  it('lets whoever gets it take part, once it has left', async () => {
    const conversationId = await at.open();
    const to = [{ name: '', address: 'new@exemple.test' }];
    const isIn = () =>
      at.desk.app.as(at.tenant, () =>
        at.desk.app.db.tx((tx) =>
          at.desk.app.get(ConversationIntake).isParticipant(tx, conversationId, 'new@exemple.test'),
        ),
      );
    const message = await at.send(conversationId, { to });
    expect(await isIn()).toBe(false);
    await at.settled(message, 'sent');
    expect(await isIn()).toBe(true);
  });
});

describe('a forward', () => {
  it('carries head and files, and answers nobody', async () => {
    const conversationId = await at.open({
      attachments: [{ ...PICTURE, isInline: false, contentId: null, name: 'b.pdf' }],
    });
    const to = [{ name: '', address: 'usine@exemple.test' }];
    const message = await at.send(conversationId, { mode: 'forward', to, html: '' });
    expect(message).toMatchObject({ subject: 'Fwd: Commande 58 214', attachments: [{ name: 'b.pdf' }] });
    const after = await at.show(conversationId);
    expect(after.status).toBe('open');
    expect(after.waitingSince).not.toBeNull();
    await at.settled(message, 'sent');
    const [left] = at.desk.channel.of(message.id);
    expect(left!.text).toContain(`De : ${LEA.name} <${LEA.address}>`);
    expect(left!.attachments).toMatchObject([{ fileKey: 'x', name: 'b.pdf' }]);
  });
});

describe('a new conversation', () => {
  const start = (fields = {}) =>
    at.nadia.call(startConversation, {
      ...{
        clientId: uuid(),
        inboxId: at.inboxId,
        to: [LEA],
        subject: 'Votre devis',
        html: '<p>Bonjour</p>',
        ...fields,
      },
    });

  it('is made once with its first message', async () => {
    const clientId = uuid();
    const all = await Promise.all(Array.from({ length: 4 }, () => start({ clientId })));
    expect(new Set(all.map(({ conversation }) => conversation.id)).size).toBe(1);
    const { conversation, message } = all[0]!;
    expect(conversation).toMatchObject({
      ...{ subject: 'Votre devis', status: 'pending', assigneeId: at.nadia.userId, waitingSince: null },
      customer: { email: LEA.address },
    });
    expect(message).toMatchObject({ subject: 'Votre devis', to: [LEA], quotedText: '', sequence: 1 });
    await at.settled(message, 'sent');
    expect(at.desk.channel.of(message.id)).toMatchObject([{ mode: 'new', text: 'Bonjour' }]);
  });

  it('needs an inbox of this house and somebody to write to', async () => {
    const other = await at.desk.app.tenant();
    expect(await refusalCode(start({ inboxId: await at.desk.inbox(other) }))).toBe('not_found');
    expect((await refusal(start({ to: [OWN] }))).code).toBe('no_recipient');
  });
});
