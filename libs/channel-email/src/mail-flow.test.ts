import { sendMessage } from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IncomingMailService } from './incoming-mail.service.ts';
import { type MailParts, openShop, rawMail, sendByDoor, type Shop, startMailApp } from './mail-app.fixtures.ts';
import { type SmtpSink, startSink, type SunkMail } from './smtp-sink.fixtures.ts';

let app: TestApp;
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSink();
  app = await startMailApp({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
});

const INES = 'ines@customer.example';
let people = 0;
const someone = () => `customer-${(people += 1)}@customer.example`;
const clientId = () => `client-${Math.random().toString(36).slice(2)}`;

async function write(shop: Shop, parts: MailParts, to = shop.inbox.forwardingAddress): Promise<string> {
  const before = await shop.incoming();
  await sendByDoor(app, to, rawMail(parts), parts.from ?? INES);
  const mails = await shop.settled(before.length + 1);
  const added = mails.find(({ id }) => !before.some((known) => known.id === id));
  expect(added).toMatchObject({ state: 'ingested' });
  return added!.conversationId!;
}

async function answer(shop: Shop, conversationId: string, text = 'Il arrive demain.'): Promise<SunkMail> {
  const sent = await shop.admin.call(sendMessage, {
    conversationId,
    clientId: clientId(),
    mode: 'reply',
    html: `<p>${text}</p>`,
  });
  const id = sent.id.replaceAll('-', '');
  return eventually('the answer', () => sink.mails.find((mail) => mail.header('message-id').includes(id)));
}

describe('threading', () => {
  it('brings the customer’s second mail into the conversation, by reply address, by References, by subject', async () => {
    const shop = await openShop(app);
    const from = someone();
    const id = await write(shop, { from, id: 'first@customer.example' });
    const mail = await answer(shop, id);
    expect(mail.to).toEqual([from]);
    expect(mail.header('in-reply-to')).toBe('<first@customer.example>');
    const replyTo = mail.header('reply-to');
    expect(replyTo.split('@')[0]!.length).toBeLessThanOrEqual(64);
    expect(await write(shop, { from, to: replyTo, subject: 'Autre' }, replyTo)).toBe(id);
    const references = [`References: <unknown@x> ${mail.header('message-id')}`];
    expect(await write(shop, { from, subject: 'Encore', headers: references })).toBe(id);
    const [conversation] = await shop.conversations();
    expect(await write(shop, { from, subject: `Re: [#${conversation!.number}]` })).toBe(id);
    expect(await write(shop, { from, subject: 'Tout autre chose' })).not.toBe(id);
  });

  it('keeps nothing to answer by of a mail of ours that comes back quoted', async () => {
    const shop = await openShop(app);
    const url = `http://localhost:3000/settled/${'aB3-_'.repeat(14)}`;
    const html = `<p>Merci</p><blockquote>Réglée ? <a href="${url}">${url}</a></blockquote>`;
    const id = await write(shop, { from: someone(), text: `Merci\n\n> Réglée ?\n> ${url}` });
    await write(shop, { from: someone(), text: html, headers: ['Content-Type: text/html; charset=utf-8'] });
    const entries = await shop.entries();
    expect(entries.find(({ conversationId }) => conversationId === id)!.quotedText).toContain('/settled/…');
    expect(JSON.stringify(entries)).not.toContain('aB3-_');
    const [kept] = await app.as(shop.tenantId, () =>
      app.db.tx((tx) => tx.emailMessage.findMany({ where: { conversationId: id } })),
    );
    expect(kept!.wholeText).toContain('/settled/…');
  });

  it('gives a stranger who copies reply address and Message-ID a conversation of his own', async () => {
    const shop = await openShop(app);
    const id = await write(shop, { from: someone() });
    const mail = await answer(shop, id);
    const headers = [`In-Reply-To: ${mail.header('message-id')}`, `References: ${mail.header('message-id')}`];
    const [conversation] = await shop.conversations();
    const subject = `Re: [#${conversation!.number}]`;
    const parts = { from: 'thief@elsewhere.example', to: mail.header('reply-to'), subject, headers };
    expect(await write(shop, parts, mail.header('reply-to'))).not.toBe(id);
    const [, theirs] = await shop.conversations();
    const entries = await shop.entries();
    expect(entries.filter(({ conversationId }) => conversationId === theirs!.id)).toHaveLength(1);
  });

  it('lets nobody in by a guessed number, a forged sender and a copy to himself', async () => {
    const shop = await openShop(app);
    const from = someone();
    const id = await write(shop, { from });
    const [conversation] = await shop.conversations();
    const thief = 'thief@elsewhere.example';
    const subject = `Re: [#${conversation!.number}]`;
    expect(await write(shop, { from, subject, headers: [`Cc: ${thief}`] })).not.toBe(id);
    expect(await write(shop, { from, subject, to: `${shop.inbox.address}, ${thief}` })).not.toBe(id);
    expect(await write(shop, { from: thief, subject })).not.toBe(id);
    expect(await write(shop, { from, subject, to: shop.inbox.address })).toBe(id);
  });

  it('joins a mail that comes after its answer', async () => {
    const shop = await openShop(app);
    const from = someone();
    const id = await write(shop, { from, headers: ['In-Reply-To: <late@customer.example>'] });
    expect(await write(shop, { from, id: 'late@customer.example' })).toBe(id);
    expect(await write(shop, { from: someone(), id: 'late@customer.example' })).not.toBe(id);
  });

  it('makes one conversation of a thread that arrives all at once', async () => {
    const shop = await openShop(app);
    const from = someone();
    const mails = Array.from({ length: 8 }, (_, at) =>
      rawMail({ from, id: `t${at}@x`, headers: at ? [`References: <t0@x>`, `In-Reply-To: <t${at - 1}@x>`] : [] }),
    );
    await Promise.all(mails.map((raw) => sendByDoor(app, shop.inbox.forwardingAddress, raw)));
    await shop.settled(8);
    expect(await shop.conversations()).toHaveLength(1);
  });

  it('keeps mails with equal or no Message-ID apart', async () => {
    const shop = await openShop(app);
    for (const text of ['one', 'two']) await write(shop, { from: someone(), id: 'same@x', text });
    for (const text of ['three', 'four']) await write(shop, { from: someone(), id: null, text });
    expect((await shop.entries()).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
  });
});

describe('Reply-To', () => {
  it('is where an answer goes, and whoever gets it there may answer', async () => {
    const shop = await openShop(app);
    const [from, assistant] = [someone(), someone()];
    const id = await write(shop, { from, headers: [`Reply-To: Assistant <${assistant}>`] });
    const mail = await answer(shop, id);
    expect(mail.to).toEqual([assistant]);
    expect(await write(shop, { from: assistant, to: mail.header('reply-to') }, mail.header('reply-to'))).toBe(id);
  });

  it('names who wrote by a form that writes under our own address', async () => {
    const shop = await openShop(app);
    const visitor = someone();
    const headers = [`Reply-To: Zoé Lang <${visitor}>`];
    const id = await write(shop, { from: `Le site <${shop.inbox.address}>`, headers });
    const [entry] = await shop.entries();
    expect(entry).toMatchObject({ fromName: 'Zoé Lang', fromAddress: visitor });
    expect(JSON.stringify(entry!.notices)).toContain('sender-from-reply-to');
    expect((await answer(shop, id)).to).toEqual([visitor]);
  });
});

describe('mails of our own', () => {
  it('are known by their signed id when they come round, and only from ourselves', async () => {
    const shop = await openShop(app);
    const from = someone();
    const id = await write(shop, { from });
    const mail = await answer(shop, id);
    await sendByDoor(app, shop.inbox.forwardingAddress, mail.raw, from);
    const round = (await shop.settled(2))[1]!;
    expect(round).toMatchObject({ state: 'ingested', reason: 'own-mail', conversationId: id });
    expect(await shop.entries()).toHaveLength(2);
    const borrowed = mail.header('message-id').slice(1, -1);
    await write(shop, { from: someone(), id: borrowed, text: 'not yours' });
    expect((await shop.entries()).map(({ text }) => text)).toContain('not yours');
    await write(shop, { from: someone(), headers: ['X-Guichet-Anything: 1', 'X-Loop: 1'], text: 'forged headers' });
    expect((await shop.entries()).map(({ text }) => text)).toContain('forged headers');
  });
});

describe('bounces', () => {
  const report = (original: string, recipient: string, status = '5.1.1') =>
    [
      'From: Mail Delivery System <mailer-daemon@mx.example>',
      'To: service@shop.example',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'I could not deliver your message.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      `Status: ${status}`,
      `Diagnostic-Code: smtp; 550 ${status} User unknown`,
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${original}`,
      'Subject: Re: Question',
      '',
      'text',
      '--b--',
      '',
    ].join('\r\n');
  const suppressed = (shop: Shop) => app.as(shop.tenantId, () => app.db.tx((tx) => tx.suppressedAddress.findMany()));

  it('mark the mail that came back and silence the address', async () => {
    const shop = await openShop(app, { acknowledges: true });
    const from = someone();
    const id = await write(shop, { from });
    const mail = await answer(shop, id);
    await sendByDoor(app, shop.inbox.forwardingAddress, report(mail.header('message-id'), from), '');
    expect(await shop.settled(2)).toMatchObject([{}, { state: 'ingested', conversationId: id }]);
    const out = (await shop.entries()).find(({ direction, kind }) => direction === 'out' && kind === 'normal');
    expect(out).toMatchObject({ delivery: 'bounced' });
    expect(out!.deliveryError).toContain('User unknown');
    expect(await suppressed(shop)).toMatchObject([{ address: from }]);
    expect(await shop.conversations()).toMatchObject([{ hasDeliveryProblem: true }]);
  });

  it('silence nobody whom the mail did not go to, and mails of others open a conversation', async () => {
    const shop = await openShop(app);
    const id = await write(shop, { from: someone() });
    const mail = await answer(shop, id);
    const victim = someone();
    await sendByDoor(app, shop.inbox.forwardingAddress, report(mail.header('message-id'), victim), '');
    await sendByDoor(app, shop.inbox.forwardingAddress, report('<not-ours@elsewhere.example>', victim), '');
    await shop.settled(3);
    expect(await suppressed(shop)).toEqual([]);
    expect(await shop.conversations()).toHaveLength(2);
  });
});

describe('acknowledgements', () => {
  const isAutomatic = (mail: SunkMail, address: string) =>
    mail.to.includes(address) && mail.header('auto-submitted') !== '';
  const automaticTo = (address: string) => sink.mails.filter((mail) => isAutomatic(mail, address));

  it('go out once a day to an address, in words that are none of the sender’s', async () => {
    const shop = await openShop(app, {
      acknowledges: true,
      acknowledgementText: 'N° {{conversation.number}}, {{hours}} h',
    });
    const from = someone();
    await write(shop, { from: `"Buy now" <${from}>`, subject: 'BUY NOW', text: 'BUY NOW' });
    const mail = await eventually('an acknowledgement', () => automaticTo(from)[0]);
    expect(mail.raw).toContain('24 h');
    expect(mail.raw.toUpperCase()).not.toContain('BUY NOW');
    expect(mail).toMatchObject({ from: '' });
    expect(mail.header('x-auto-response-suppress')).toBe('All');
    await write(shop, { from, subject: 'Une autre question' });
    await Promise.all(
      [1, 2, 3].map((at) => sendByDoor(app, shop.inbox.forwardingAddress, rawMail({ from, subject: `${at}` }))),
    );
    await shop.settled(5);
    expect((await shop.entries()).filter(({ kind }) => kind === 'acknowledgement')).toHaveLength(1);
  });

  it.each<[string, MailParts]>([
    ['answering machines', { headers: ['Auto-Submitted: auto-replied'] }],
    ['lists', { headers: ['List-Id: <news.example>'] }],
    ['bulk senders', { headers: ['Precedence: bulk'] }],
    ['who asks for none', { headers: ['X-Auto-Response-Suppress: All'] }],
    ['robots', { from: 'no-reply@customer.example' }],
  ])('never go to %s', async (_, parts) => {
    const shop = await openShop(app, { acknowledges: true });
    await write(shop, parts);
    expect((await shop.entries()).filter(({ direction }) => direction === 'out')).toEqual([]);
  });

  it('never go to mail that lay in its mailbox for days', async () => {
    const shop = await openShop(app, { acknowledges: true });
    const raw = Buffer.from(rawMail({ from: someone() }));
    const receivedAt = new Date(Date.now() - 2 * 24 * 3_600_000);
    const mail = { raw, source: 'imap:old', inboxId: shop.inbox.id, receivedAt };
    await app.as(shop.tenantId, () => app.get(IncomingMailService).store(mail));
    await shop.settled(1);
    expect((await shop.entries()).map(({ direction }) => direction)).toEqual(['in']);
  });

  it('end a loop with a robot that says nothing of itself in two turns', async () => {
    const shop = await openShop(app, { acknowledges: true });
    const robot = someone();
    await write(shop, { from: robot, subject: 'Ticket opened' });
    const first = await eventually('an acknowledgement', () => automaticTo(robot)[0]);
    for (let turn = 0; turn < 3; turn += 1)
      await write(shop, { from: robot, subject: `Ticket ${turn}`, to: first.header('reply-to') });
    expect(automaticTo(robot)).toHaveLength(1);
  });

  it('are not exchanged between two inboxes of ours', async () => {
    const [one, two] = [await openShop(app, { acknowledges: true }), await openShop(app, { acknowledges: true })];
    await write(one, { from: two.inbox.address });
    const mail = await eventually('an acknowledgement', () => automaticTo(two.inbox.address)[0]);
    await sendByDoor(app, two.inbox.forwardingAddress, mail.raw, '');
    expect(await two.settled(1)).toMatchObject([{ state: 'ingested' }]);
    expect((await two.entries()).map(({ kind }) => kind)).toEqual(['auto-reply']);
  });
});
