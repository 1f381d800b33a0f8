import { processorTime } from '@guichet/testing';
import { describe, expect, it } from 'vitest';
import { analyseMail } from './analyse-mail.ts';
import { mail, plainMail } from './fixtures/mail.ts';
import { stripQuote } from './strip-quote.ts';

const MIB = 1024 * 1024;

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  );
  return `From: a@example.org\r\n${open.join('')}\r\nau fond`;
}

/** A report by a mail system: its words, what it says for machines, the mail that it is about. */
function report(status: string, words = '', original = 'X: y'): Buffer {
  const fields = `Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.org\r\n${status}`;
  const parts = [`\r\n${words}`, ...(status ? [fields] : []), `Content-Type: message/rfc822\r\n\r\n${original}`];
  const head = ['From: mailer-daemon@x.org', 'Subject: failure', 'Content-Type: multipart/report; boundary=b', ''];
  return mail(...head, ...parts.map((part) => `--b\r\n${part}`), '--b--', '');
}
const manyAddresses = () => {
  const words = Array.from({ length: 15_000 }, (_, i) => `a${i}@b.c`).join(' ');
  return report('', words, 'X-Y: zzzzzzzzzzzzzzzzzzzz\r\n'.repeat(4000));
};
const endlessParts = () => {
  const part = (_: unknown, i: number) => `--b\r\nContent-Type: multipart/mixed; boundary=none${i}\r\n\r\nx\r\n`;
  const parts = Array.from({ length: 1400 }, part).join('');
  return plainMail(`${parts}--b\r\n\r\n${'abc -- \r\n'.repeat(600_000)}`, 'Content-Type: multipart/mixed; boundary=b');
};
const falseEnds = () => {
  const head = `${'X-A: y\r\n'.repeat(4000)}Content-Type: multipart/mixed; boundary="X--"\r\n\r\n`;
  return plainMail(`--X\r\n${head}${'--X--\r\n'.repeat(10_000)}`, 'Content-Type: multipart/mixed; boundary=X');
};

describe('mails made to stop the intake', () => {
  it.each([
    ['1 MB of nested <div>', plainMail('<div>'.repeat(MIB / 5), 'Content-Type: text/html')],
    ['1 MB of "<"', plainMail('<'.repeat(MIB), 'Content-Type: text/html')],
    [
      '1 MB of open tags and other closing ones',
      plainMail('<b>'.repeat(100_000) + '</i>'.repeat(100_000), 'Content-Type: text/html'),
    ],
    ['250,000 attributes', plainMail(`<a ${'b=c '.repeat(250_000)}>`, 'Content-Type: text/html')],
    ['250,000 open comments', plainMail('<!--'.repeat(250_000), 'Content-Type: text/html')],
    ['1 MB of open tables', plainMail('<table><tr><td>'.repeat(70_000), 'Content-Type: text/html')],
    ['1 MB of quotes', plainMail('t<blockquote type=cite>a</blockquote>'.repeat(25_000), 'Content-Type: text/html')],
    ['50 MB', Buffer.concat([plainMail(''), Buffer.alloc(50 * MIB, 'abc \r\n')])],
    ['30 MB of text', Buffer.concat([plainMail(''), Buffer.alloc(29 * MIB, 'abc \r\n')])],
    ['30 MB on one line', Buffer.concat([plainMail(''), Buffer.alloc(29 * MIB, 'a')])],
    ['1,000 levels of multipart', Buffer.from(nested(1000))],
    ['100,000 parts', plainMail('--b\r\n\r\nx\r\n'.repeat(100_000), 'Content-Type: multipart/mixed; boundary=b')],
    ['100,000 headers', mail(...Array.from({ length: 100_000 }, (_, i) => `X-${i}: y`), '', 'x')],
    ['1 MB of one header', mail(`Subject: ${'=?'.repeat(MIB / 2)}`, `References: ${'<'.repeat(MIB)}`, '', 'x')],
    ['1 MB of encoded words', mail(`Subject: ${'=?utf-8?q?a?= '.repeat(60_000)}`, '', 'x')],
    ['1 MB of addresses', mail(`To: ${'"a(b<'.repeat(200_000)}`, `From: ${'('.repeat(MIB)}`, '', 'x')],
    ['1 MB of parameters', mail(`Content-Type: text/plain; ${'a*0*=b;'.repeat(150_000)}`, '', 'x')],
    ['1 MB of soft line breaks', plainMail(`=${' '.repeat(MIB)}`, 'Content-Transfer-Encoding: quoted-printable')],
    ['1 MB of calendar', plainMail('BEGIN:VEVENT\r\n'.repeat(80_000), 'Content-Type: text/calendar')],
    ['100,000 uuencoded beginnings', plainMail('begin 644 a\r\n#0V%T\r\n'.repeat(50_000))],
    [
      'a report with 1 MB of addresses',
      plainMail('<a@b.c>:\r\n'.repeat(100_000), 'From: mailer-daemon@x.org', 'Return-Path: <>'),
    ],
    ['a report with 1 MB without spaces', mail('From: mailer-daemon@x.org', 'Subject: failure', '', 'a'.repeat(MIB))],
    ['CMS of endless length', plainMail('0\x80'.repeat(100_000), 'Content-Type: application/pkcs7-mime')],
    ['64 kB of open comments in a type', plainMail('x', `Content-Type: ${'('.repeat(65_000)}`)],
    ['250 kB of colons after an address', mail('From: a@b.org', `To: a@b${':a'.repeat(120_000)}`, '', 'x')],
    [
      '1.5 MB of flowing lines',
      plainMail('ab \r\n'.repeat(300_000), 'Content-Type: text/plain; format=flowed; delsp=yes'),
    ],
    ['200 kB of "deliver"', plainMail('deliver'.repeat(28_000))],
    ['200 kB of "fail"', plainMail('fail'.repeat(50_000))],
    ['a report of 200 kB of "exceed"', report(`Diagnostic-Code: smtp; ${'exceed'.repeat(33_000)}`)],
    ['a report of many addresses on a long mail', manyAddresses()],
    ['1,400 parts whose boundary never comes', endlessParts()],
    ['10,000 ends that are none', falseEnds()],
  ])('takes at most 5 s for %s', (_, raw) => {
    expect(processorTime(() => analyseMail(raw))).toBeLessThan(5000);
  });

  it('keeps what is deep inside a nest', () => {
    const analysed = analyseMail(Buffer.from(nested(200)));
    expect(analysed.banners).toContain('too-deep');
    expect(analysed.text).toContain('au fond');
  });

  it.each([
    ['1 MB of ">" lines', '>\n'.repeat(MIB / 2)],
    ['1 MB of ">" on one line', '>'.repeat(MIB)],
    ['1 MB of spaces', ' '.repeat(MIB)],
    ['1 MB of empty lines', '\n'.repeat(MIB)],
    ['1 MB of dashes', '-'.repeat(MIB)],
    ['1 MB of "On 12:34 a@b.c"', 'On 12:34 a@b.c '.repeat(70_000)],
    ['20,000 almost introductions', 'On 12:34 a@b.c :\n'.repeat(19_900)],
    ['20,000 From lines', 'From: a\n'.repeat(19_900)],
    ['20,000 rules', '__________________________\n'.repeat(19_900)],
    ['10,000 answered quotes', 'On 1 a@b.co wrote:\n> a\nb\n'.repeat(6600)],
  ])('strips %s in linear time', (_, text) => {
    stripQuote(text.slice(0, 1000));
    // Measured at most 47 ms; what grows with the square takes minutes, and a busy machine may not fail this.
    expect(processorTime(() => stripQuote(text))).toBeLessThan(2000);
  });

  it('survives random bytes and random cuts of a mail', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const base = Buffer.from(
      nested(3) + '\r\n--b2\r\nContent-Type: text/html; charset=x\r\n\r\n<p style="a:b">\r\n--b1--',
    );
    for (let round = 0; round < 500; round++) {
      const raw = Buffer.from(base);
      for (let i = 0; i < 20; i++) raw[random(raw.length)] = random(256);
      const analysed = analyseMail(raw.subarray(random(20), raw.length - random(40)));
      expect(analysed.text.includes('\0') || !analysed.text.isWellFormed()).toBe(false);
    }
  });
});
