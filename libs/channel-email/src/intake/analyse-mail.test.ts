import { describe, expect, it } from 'vitest';
import { analyseMail } from './analyse-mail.ts';
import { base64Lines, mail, opaqueSigned, plainMail, winmail } from './fixtures/mail.ts';

describe('content that is easily lost', () => {
  it('shows what an opaque S/MIME signature hides', () => {
    const inner = 'Content-Type: text/plain; charset=utf-8\r\n\r\nVoilà le contrat signé.\r\n';
    const analysed = analyseMail(
      mail(
        'From: a@example.org',
        'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
        '',
        base64Lines(opaqueSigned(inner)),
      ),
    );
    expect(analysed.text.trim()).toBe('Voilà le contrat signé.');
    expect(analysed.banners).toContain('smime-signed');
  });

  it('announces an encrypted mail and keeps it as a file', () => {
    const analysed = analyseMail(
      mail('From: a@example.org', 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data', '', 'xxxx'),
    );
    expect(analysed.banners).toEqual(expect.arrayContaining(['smime-encrypted', 'empty']));
    expect(analysed.attachments).toHaveLength(1);
  });

  it('opens a winmail.dat', () => {
    const bytes = winmail('Bonjour, voici la facture.', 'facture.pdf', '%PDF-1.4');
    const analysed = analyseMail(
      mail(
        'From: a@example.org',
        'Content-Type: application/ms-tnef; name=winmail.dat',
        'Content-Transfer-Encoding: base64',
        '',
        base64Lines(bytes),
      ),
    );
    expect(analysed.text).toBe('Bonjour, voici la facture.');
    expect(analysed.attachments.map((file) => [file.name, file.size])).toEqual([['facture.pdf', 8]]);
    expect(analysed.banners).toContain('winmail');
  });

  it('takes uuencoded files out of the text', () => {
    const analysed = analyseMail(plainMail('Voici :\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n\r\nMerci'));
    expect(analysed.text).not.toContain('begin');
    expect(analysed.text).toContain('Merci');
    expect(analysed.attachments.map((file) => Buffer.from(file.content).toString())).toEqual(['Cat']);
    expect(analysed.banners).toContain('uuencoded');
  });

  it('never lets the number of a payment card through', () => {
    const number = '4111 1111 1111 1111';
    const both = ['', `Ma carte ${number}.`, '> votre carte ?', '--b', 'Content-Type: text/html', ''];
    const html = '<p>Ma carte 4111 <b>1111</b> 1111 1111.</p>';
    const type = 'Content-Type: multipart/alternative; boundary=b';
    const raw = mail('From: a@b.org', `Subject: ${number}`, type, '', '--b', ...both, html, '--b--', '');
    const analysed = analyseMail(raw);
    expect(JSON.stringify({ ...analysed, attachments: [] }).replace(/<[^>]*>/g, '')).not.toMatch(/4111|1111 1111/);
    expect(analysed).toMatchObject({ subject: '•••• •••• •••• 1111', strippedText: 'Ma carte •••• •••• •••• 1111.' });
    expect(analysed.html).toBe('<p>Ma carte •••• <b>••••</b> •••• 1111.</p>');
  });

  it('takes a file for a picture by what it holds, not by its label', () => {
    const file = (type: string, bytes: string) => [
      '--b',
      `Content-Type: ${type}; name=a.png`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes, 'latin1').toString('base64'),
    ];
    const page = '<html><script>alert(1)</script></html>';
    const files = [
      file('image/png', page),
      file('application/x-msdownload', '\x89PNG\r\n\x1a\n'),
      file('image/svg+xml', page),
    ];
    const raw = mail('From: a@b.org', 'Content-Type: multipart/mixed; boundary=b', '', ...files.flat(), '--b--', '');
    const types = analyseMail(raw).attachments.map(({ type }) => type);
    expect(types).toEqual(['application/octet-stream', 'image/png', 'image/svg+xml']);
  });

  it('keeps a text that only speaks of beginning', () => {
    expect(analyseMail(plainMail('begin 644 words\r\nand then we went on\r\nend')).text).toContain('begin 644 words');
  });

  it.each([
    ['latin1', 'Réclamation café', 'latin1'],
    ['utf-8', 'Réclamation café ☕', 'utf8'],
  ] as const)('guesses raw 8-bit headers in %s', (_, subject, encoding) => {
    const raw = Buffer.from(`From: é <a@example.org>\r\nSubject: ${subject}\r\n\r\nx`, encoding);
    expect(analyseMail(raw).subject).toBe(subject);
  });

  it('reads Shift_JIS labelled ISO-2022-JP', () => {
    const body = Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]);
    const head = mail('From: a@example.org', 'Content-Type: text/plain; charset=iso-2022-jp', '', '');
    const analysed = analyseMail(Buffer.concat([head, body]));
    expect(analysed.text).toBe('こんにちは');
    expect(analysed.banners).toContain('charset-guessed');
  });

  it('takes the sender from Reply-To when there is no From', () => {
    const analysed = analyseMail(mail('Reply-To: Jean <jean@example.org>', '', 'Bonjour'));
    expect(analysed.from).toEqual({ name: 'Jean', address: 'jean@example.org' });
    expect(analysed.banners).toContain('sender-from-reply-to');
  });

  it('summarises an invitation', () => {
    const lines = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'SUMMARY:Visite\\, atelier'];
    const times = ['DTSTART;TZID=Europe/Paris:20260401T093000', 'DTEND:20260401T080000Z', 'LOCATION:Lyon'];
    const end = ['ORGANIZER;CN="Roy: J":mailto:jeanne@example.org', 'END:VEVENT', 'END:VCALENDAR'];
    const analysed = analyseMail(
      mail('From: a@example.org', 'Content-Type: text/calendar', '', ...lines, ...times, ...end),
    );
    expect(analysed.calendar).toEqual([
      {
        summary: 'Visite, atelier',
        start: '2026-04-01T09:30:00',
        end: '2026-04-01T08:00:00Z',
        location: 'Lyon',
        organizer: 'jeanne@example.org',
        method: 'REQUEST',
      },
    ]);
  });

  it('lists an attached mail under its subject', () => {
    const analysed = analyseMail(
      mail(
        'From: a@example.org',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        '',
        'Voir ci-joint',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'Subject: =?utf-8?Q?R=C3=A9clamation?=',
        '',
        'texte',
        '--b--',
      ),
    );
    expect(analysed.attachments.map((file) => file.name)).toEqual(['Réclamation.eml']);
  });

  it('says when there is nothing to read', () => {
    expect(analyseMail(mail('From: a@example.org', '', '')).banners).toContain('empty');
    expect(analyseMail(Buffer.alloc(0)).banners).toEqual(expect.arrayContaining(['empty', 'no-sender']));
  });

  it('shows a multipart without its boundary as text', () => {
    expect(analyseMail(mail('Content-Type: multipart/mixed; boundary=x', '', 'Bonjour')).text).toContain('Bonjour');
  });

  it('reads only the headers above the limit', () => {
    const analysed = analyseMail(plainMail('x'.repeat(10_000)), { maxBytes: 5000 });
    expect(analysed).toMatchObject({ subject: 'Commande 4512', text: '' });
    expect(analysed.banners).toContain('too-large');
  });
});

describe('headers', () => {
  it('reads ids, dates, addresses and where the mail was brought', () => {
    const analysed = analyseMail(
      plainMail(
        'Bonjour',
        'In-Reply-To: <2@x> (see)',
        'References: <0@x>\r\n <1@x> <0@x>',
        'Date: Tue, 3 Mar 2026 10:00:00 +0100',
        'Cc: "Roy, Paul" <paul@EXAMPLE.org>, équipe: b@x.org, c@x.org;',
        'Delivered-To: contact+abc@shop.example',
      ),
    );
    expect(analysed).toMatchObject({
      messageId: '1@example.org',
      inReplyTo: ['2@x'],
      references: ['0@x', '1@x'],
      date: '2026-03-03T09:00:00.000Z',
      deliveredTo: ['contact+abc@shop.example'],
    });
    expect(analysed.cc).toEqual([
      { name: 'Roy, Paul', address: 'paul@example.org' },
      { name: '', address: 'b@x.org' },
      { name: '', address: 'c@x.org' },
    ]);
  });

  it('joins encoded words that were cut inside a character', () => {
    expect(analyseMail(mail('Subject: =?utf-8?B?w4k=?= =?utf-8?Q?t=C3?= =?utf-8?Q?=A9?=', '', '')).subject).toBe('Été');
  });

  it('removes NUL and lone surrogates from every text', () => {
    const raw = Buffer.from('From: a\0b <a\0@x.org>\r\nSubject: s\0\r\n\r\nte\0xt', 'latin1');
    const analysed = analyseMail(raw);
    expect(JSON.stringify(analysed)).not.toContain('\\u0000');
    expect(analysed.text).toBe('text');
    expect(
      analyseMail(mail('From: a@x.org', 'Content-Type: text/html', '', 'a&#xD800;&#0;b')).text.isWellFormed(),
    ).toBe(true);
  });

  it('names the language of the text', () => {
    expect(analyseMail(plainMail('Bonjour, je voudrais savoir où en est ma commande. Merci.')).language).toBe('fr');
    expect(analyseMail(plainMail('Hello, I would like to know where my order is. Thank you.')).language).toBe('en');
    expect(analyseMail(plainMail('ok')).language).toBeNull();
  });
});

describe('loops', () => {
  it.each([
    ['our own header', ['X-Guichet-Conversation: 12']],
    ['our own Message-ID', ['Message-Id: <x@mail.guichet.example>']],
    ['too many relays', Array.from({ length: 60 }, () => 'Received: by x')],
  ])('sees %s', (_, headers) => {
    const analysed = analyseMail(mail(...headers, 'From: a@example.org', '', 'x'), {
      ownDomains: ['mail.guichet.example'],
    });
    expect(analysed.loopId).not.toBeNull();
    expect(analysed.mayAutoReply).toBe(false);
  });
});
