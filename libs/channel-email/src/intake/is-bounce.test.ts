import { describe, expect, it } from 'vitest';
import { analyseMail } from './analyse-mail.ts';
import { isPermanent } from './bounce/permanence.ts';
import { mail, plainMail } from './fixtures/mail.ts';
import { hasSharedData, sharedDataNote, sharedFile, sharedJson, sharedMails } from './fixtures/shared-data.ts';

interface Expected {
  readonly file: string;
  readonly is_bounce: boolean;
  readonly recipients: readonly string[];
  readonly hard: readonly boolean[];
  readonly orig_message_id: string | null;
}

const REPORT = mail(
  'From: MAILER-DAEMON@mx.example.net',
  'Return-Path: <>',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  '',
  'Your message could not be delivered.',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.net',
  '',
  'Final-Recipient: rfc822; paul@example.com',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <paul@example.com>: Recipient address rejected:',
  ' User unknown',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Message-ID: <ours@shop.example>',
  'To: paul@example.com',
  '',
  'Bonjour',
  '--b--',
);

describe('bounces', () => {
  it('reads a report by the book', () => {
    const { kind, bounce, mayAutoReply } = analyseMail(REPORT);
    expect({ kind, mayAutoReply }).toEqual({ kind: 'bounce', mayAutoReply: false });
    expect(bounce?.originalMessageId).toBe('ours@shop.example');
    expect(bounce?.recipients).toMatchObject([
      { address: 'paul@example.com', action: 'failed', status: '5.1.1', permanent: true },
    ]);
  });

  it('reads a report that is only text', () => {
    const analysed = analyseMail(
      mail(
        'From: MAILER-DAEMON@mx.example.net',
        'Subject: failure notice',
        '',
        "Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your message.",
        '',
        '<paul@example.com>:',
        'Remote host said: 552 5.2.2 Mailbox full',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Message-ID: <ours@shop.example>',
      ),
    );
    expect(analysed.kind).toBe('bounce');
    expect(analysed.bounce).toMatchObject({
      originalMessageId: 'ours@shop.example',
      recipients: [{ address: 'paul@example.com', permanent: false }],
    });
  });

  it('takes a customer who forwards a report for a customer', () => {
    const text = 'Voici ce que je reçois :\r\n\r\nUndelivered Mail Returned to Sender\r\n550 5.1.1 User unknown';
    expect(analyseMail(plainMail(text, 'Subject: Undelivered Mail')).kind).toBe('normal');
  });

  it.each([
    ['5.1.1', '550 5.1.1 User unknown', true],
    ['5.1.2', 'Host not found', true],
    ['5.1.10', 'Recipient not found', true],
    ['5.2.2', '552 5.2.2 Mailbox full', false],
    ['5.7.1', '550 5.7.1 Message blocked as spam', false],
    ['5.1.1', '550 5.1.1 rejected: your IP is listed on a DNSBL', false],
    ['5.0.0', '550 too many connections, try again later', false],
    ['4.4.1', 'Connection timed out', false],
    ['5.7.26', 'DMARC policy', false],
    ['', '', false],
  ])('status %s with "%s": dead = %s', (status, reason, expected) => {
    expect(isPermanent('failed', status, [reason])).toBe(expected);
    expect(isPermanent('delayed', status, [reason])).toBe(false);
  });
});

describe.skipIf(!hasSharedData)(`real bounces${sharedDataNote}`, () => {
  const expected = hasSharedData ? Object.values(sharedJson<Record<string, Expected>>('bounces/expected.json')) : [];
  const real = expected.filter((entry) => entry.is_bounce);
  const found = real.map((entry) => ({ entry, bounce: analyseMail(sharedFile(`bounces/${entry.file}`)).bounce }));

  it('are recognised: 97 % at least', () => {
    expect(found.filter(({ bounce }) => bounce).length / real.length).toBeGreaterThanOrEqual(0.97);
  });

  it('name who failed: 92 % at least', () => {
    const right = found.filter(({ entry, bounce }) => {
      const named = new Set(bounce?.recipients.map(({ address }) => address.toLowerCase()));
      return named.size === entry.recipients.length && entry.recipients.every((one) => named.has(one.toLowerCase()));
    });
    expect(right.length / real.length).toBeGreaterThanOrEqual(0.92);
  });

  it('name the original mail: 97 % at least', () => {
    const known = found.filter(({ entry }) => entry.orig_message_id);
    const right = known.filter(({ entry, bounce }) => bounce?.originalMessageId === entry.orig_message_id);
    expect(right.length / known.length).toBeGreaterThanOrEqual(0.97);
  });

  it('tell dead addresses from living ones: 86 % agreement at least', () => {
    const judged = found.flatMap(({ entry, bounce }) =>
      entry.recipients.flatMap((address, index) => {
        const mine = bounce?.recipients.find((one) => one.address.toLowerCase() === address.toLowerCase());
        return mine ? [mine.permanent === entry.hard[index]] : [];
      }),
    );
    expect(judged.filter(Boolean).length / judged.length).toBeGreaterThanOrEqual(0.86);
  });

  it('are not seen in other mails', () => {
    const wrong = ['mail', 'replies/talon']
      .flatMap(sharedMails)
      .filter((path) => analyseMail(sharedFile(path)).bounce !== null)
      // These are reports.
      .filter((path) => !/bounced|dsn|multipart_report|multipart-wo-boundary|mimepart_without_content_type/.test(path));
    expect(wrong).toEqual([]);
  });
});
