import type { OutgoingMessage } from '@guichet/conversations';
import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, it } from 'vitest';
import { composeMail, isSafeAddress, safeReferences } from './compose-mail.ts';

const message: OutgoingMessage = {
  entryId: 'e',
  conversationId: 'c',
  inboxId: 'i',
  conversationNumber: 10482,
  from: { name: 'Service client', address: 'sav@shop.example' },
  to: [{ name: 'Inès', address: 'ines@customer.example' }],
  cc: [],
  bcc: [{ name: '', address: 'hidden@customer.example' }],
  subject: 'Re: Colis',
  html: '<p>Bonjour <img src="cid:logo@shop"></p>',
  text: 'Bonjour',
  attachments: [],
  kind: 'normal',
  mode: 'reply',
  authorName: 'Nadia',
};
const facts = {
  messageId: 'own@shop.example',
  inReplyTo: 'parent@customer.example',
  references: ['root@customer.example'],
  replyTo: 'sav+token@shop.example',
  files: [{ name: 'logo.png', type: 'image/png', content: Buffer.from('x'), contentId: 'logo@shop', isInline: true }],
};
const built = async (changes: Partial<OutgoingMessage> = {}) => {
  const raw = (await new MailComposer(composeMail({ ...message, ...changes }, facts)).compile().build()).toString();
  const [head = ''] = raw.split('\r\n\r\n');
  return { raw, head, lines: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n') };
};

describe('an outgoing mail', () => {
  it('stands in its thread, and answers come back signed', async () => {
    const { lines, raw, head } = await built();
    expect(lines).toContain('Message-ID: <own@shop.example>');
    expect(lines).toContain('In-Reply-To: <parent@customer.example>');
    expect(lines).toContain('References: <root@customer.example> <parent@customer.example>');
    expect(lines).toContain('Reply-To: sav+token@shop.example');
    expect(raw).toContain('Content-ID: <logo@shop>');
    expect(head).not.toContain('hidden@');
  });

  it('is marked when nobody wrote it, and comes back to nobody', async () => {
    const { lines } = await built({ kind: 'acknowledgement' });
    expect(lines).toContain('Auto-Submitted: auto-replied');
    expect(lines).toContain('X-Auto-Response-Suppress: All');
    expect(composeMail({ ...message, kind: 'acknowledgement' }, facts).envelope).toMatchObject({ from: '' });
    expect((await built()).head).not.toContain('Auto-Submitted');
  });

  it('lets no text become a header', async () => {
    const evil = 'x\r\nBcc: victim@elsewhere.example\nX-Evil: 1\u2028\0';
    const { lines } = await built({
      subject: evil,
      from: { name: evil, address: 'sav@shop.example' },
      to: [{ name: evil, address: 'ines@customer.example' }],
    });
    expect(lines.filter((line) => /^(Bcc|X-Evil)/i.test(line))).toEqual([]);
  });

  it('names no address that is more than one', () => {
    const unsafe = ['a@b\r\nBcc: c@d', 'a@b, c@d', '<a@b>', 'a b@c', 'a@b@c', 'a', '', 'a@b;c@d', '"a"@b'];
    expect(unsafe.filter((address) => isSafeAddress({ name: '', address }))).toEqual([]);
    expect(isSafeAddress({ name: '', address: 'o’neil+x@bücher.example' })).toBe(true);
  });

  it('keeps root and end of a long thread, and no id that breaks the header', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `id-${index}@x`);
    expect(safeReferences(ids)).toEqual(['id-0@x', ...ids.slice(-19)]);
    expect(safeReferences(['a b@x', 'a\r\nX: y@z', '<a@x>', 'fine@x', 'fine@x'])).toEqual(['fine@x']);
  });
});
