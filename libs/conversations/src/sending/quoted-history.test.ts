import { processorTime } from '@guichet/testing';
import { describe, expect, it } from 'vitest';
import { htmlOf, sanitiseComposed, textOf } from './composed-html.ts';
import { quoteForForward, quoteForReply } from './quoted-history.ts';
import { forwardSubject, replySubject } from './subjects.ts';

const message = {
  at: new Date(2026, 2, 5, 14, 5),
  from: { name: 'Léa <script>', address: 'lea@x.test' },
  to: [{ name: '', address: 'us@shop.test' }],
  cc: [],
  subject: 'Colis & retard',
  text: 'Bonjour\n\nOù est-il ?',
  quotedText: '> avant',
  html: null,
};

describe('quoted history', () => {
  it('stands under an answer in the language of the inbox', () => {
    expect(quoteForReply(message, 'fr').text).toMatch(
      /^\n\nLe 5 mars 2026.{1,4}14:05, Léa <script> <lea@x.test> a écrit :\n> Bonjour\n>\n> Où est-il \?\n>\n> > avant$/,
    );
    expect(quoteForReply(message, 'en').text).toMatch(/^\n\nOn 5 March 2026.{1,4}14:05, .* wrote:\n/);
    const { html } = quoteForReply(message, 'fr');
    expect(html).toContain('Léa &#60;script&#62;');
    expect(html).toContain('<blockquote type="cite"');
    expect(html).not.toContain('<script');
  });
  it('carries the head of a forwarded message', () => {
    const { text, html } = quoteForForward(message, 'fr');
    expect(text).toContain('De : Léa <script> <lea@x.test>\nDate : 5 mars 2026');
    expect(text).toContain('Objet : Colis & retard\nÀ : us@shop.test\n\nBonjour');
    expect(text).not.toContain('Copie');
    expect(html).toContain('Objet : Colis &#38; retard');
    expect(quoteForForward(message, 'en').text).toContain('From: Léa');
  });
  it('falls back to text when the html is huge', () => {
    const { html } = quoteForReply({ ...message, html: 'x'.repeat(300_001) }, 'fr');
    expect(html).toContain('<p>Bonjour<br><br>Où est-il ?');
    expect(html.length).toBeLessThan(1000);
  });
});

describe('what is composed', () => {
  it.each([
    ['<p onclick="x()">Bonjour</p><script>x()</script>', '<p>Bonjour</p>'],
    ['<a href="javascript:x()">a</a>', '<a>a</a>'],
    ['<img src="http://x/y.png"><img src="data:text/html,x"><img src="cid:1">', '<img /><img /><img src="cid:1" />'],
    ['<p style="position:fixed;color:#f00">a</p>', '<p style="color:#f00">a</p>'],
    ['<svg><style>@import "x"</style></svg><form><input></form>a', 'a'],
  ])('%s becomes harmless', (html, clean) => expect(sanitiseComposed(html)).toBe(clean));
  it('has a plain half', () => {
    expect(textOf('<p>Bonjour <b>Léa</b>,</p><ul><li>un</li></ul><a href="https://x.test/">ici</a>')).toBe(
      'Bonjour Léa,\n\n * un\n\nici [https://x.test/]',
    );
  });
  it.each(['<div>'.repeat(90_000), '<b><br>'.repeat(60_000), `${'<i>'.repeat(1001)}${'</i>'.repeat(1001)}`])(
    'is refused when it nests too deep to be read in time',
    (html) => expect(() => sanitiseComposed(html)).toThrow('invalid_input'),
  );
  it('may be long', () => {
    const long = `${'<div>'.repeat(900)}${'<p>Bonjour<br></p>'.repeat(20_000)}${'</div>'.repeat(900)}`;
    expect(processorTime(() => textOf(sanitiseComposed(long)))).toBeLessThan(5000);
  });
  it('is made from text', () => expect(htmlOf('a<b\nc')).toBe('<p>a&#60;b<br>c</p>'));
});

describe('subjects', () => {
  it.each([
    ['Colis', 'Re: Colis', 'Fwd: Colis'],
    ['RE: Fwd: TR : Colis', 'Re: Colis', 'Fwd: Colis'],
    ['Re[2]: Colis', 'Re: Colis', 'Fwd: Colis'],
    ['Reçu : colis', 'Re: Reçu : colis', 'Fwd: Reçu : colis'],
    ['', 'Re:', 'Fwd:'],
  ])('%s', (subject, reply, forward) => {
    expect([replySubject(subject), forwardSubject(subject)]).toEqual([reply, forward]);
  });
});
