import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { ALLOWED_TAGS } from './html/allowed-html.ts';
import { sanitise } from './sanitise.ts';
import { hasSharedData, sharedDataNote, sharedJson } from './fixtures/shared-data.ts';

interface Vector {
  readonly id: string;
  readonly p: string;
}
/** What may remain, judged by a parser and independently of the sanitiser's own lists. */
const ATTRIBUTES = new Set(
  (
    'style dir lang title align href target rel src alt width height data-remote-src data-quote border cellpadding cellspacing ' +
    'bgcolor colspan rowspan valign nowrap span color size face start type value'
  ).split(' '),
);

function violations(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!ALLOWED_TAGS.includes(name)) found.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(key)) found.push(`${name} ${key}`);
        if (key === 'src' && !/^cid:/.test(value)) found.push(`src ${value}`);
        if (key === 'href' && !/^(?:https?:|mailto:|tel:)/.test(value)) found.push(`href ${value}`);
        if (
          key === 'style' &&
          /url|position|expression|behaviou?r|fixed|absolute|@|\\|var\(|z-index|transform|\/\*/i.test(value)
        )
          found.push(value);
      }
    },
  });
  parser.write(html);
  parser.end();
  return found;
}

describe('sanitise', () => {
  it.skipIf(!hasSharedData)(`lets nothing of the known payloads run, load or cover${sharedDataNote}`, () => {
    const vectors = sharedJson<Vector[]>('xss/vectors.json');
    expect(vectors.length).toBeGreaterThan(200);
    expect(vectors.flatMap(({ id, p }) => violations(sanitise(p).html).map((what) => `${id}: ${what}`))).toEqual([]);
  });

  it.each([
    ['<script>alert(1)</script>Bonjour', 'Bonjour'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    ['<p style="position:fixed;top:0;color:red">a</p>', '<p style="color:red">a</p>'],
    ['<p style="background:url(http://x/y)">a</p>', '<p>a</p>'],
    ['<p id="root" class="x" name="y">a</p>', '<p>a</p>'],
    ['<form action="http://x"><input name="password"><button>ok</button></form>', 'ok'],
    ['<svg><a xlink:href="javascript:1"><text>a</text></a></svg>b', 'b'],
    ['<style>p{color:red}</style>a', 'a'],
    ['<img src="data:image/svg+xml,<svg/>">', '<img />'],
    ['<img src="cid:a@b" srcset="http://x/y 2x">', '<img src="cid:a@b" />'],
    ['<p data-quote data-remote-src="http://x">a</p>', '<p>a</p>'],
  ])('%s → %s', (html, expected) => {
    expect(sanitise(html).html).toBe(expected);
  });

  it('parks remote images', () => {
    const { html, hasRemoteImages } = sanitise('<img src="https://x.example/p.gif" width="1">');
    expect(html).toBe('<img width="1" data-remote-src="https://x.example/p.gif" />');
    expect(hasRemoteImages).toBe(true);
    expect(sanitise('<img src="cid:x">').hasRemoteImages).toBe(false);
  });

  it('opens links elsewhere', () => {
    expect(sanitise('<a href="https://x.example/?a=1&amp;b=2" target="_top">a</a>').html).toBe(
      '<a target="_blank" href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">a</a>',
    );
  });

  it.each([
    [
      'Gmail',
      '<div>Oui</div><div class="gmail_quote"><blockquote>vieux</blockquote></div>',
      '<div>Oui</div><div data-quote=""><div><blockquote>vieux</blockquote></div></div>',
    ],
    [
      'Thunderbird',
      '<p>Oui</p><div class="moz-cite-prefix">Le 3 :</div><blockquote type="cite">vieux</blockquote><p>et</p>',
      '<p>Oui</p><div data-quote=""><div>Le 3 :</div><blockquote>vieux</blockquote></div><p>et</p>',
    ],
    [
      'Outlook',
      '<div><p>Oui</p><div id="divRplyFwdMsg">De :</div><div>vieux</div></div>',
      '<div><p>Oui</p><div data-quote=""><div>De :</div><div>vieux</div></div></div>',
    ],
    ['Yahoo', 'Oui<div class="yahoo_quoted">vieux</div>', 'Oui<div data-quote=""><div>vieux</div></div>'],
    ['a quote alone', '<div class="gmail_quote">tout</div>', '<div>tout</div>'],
    [
      'a forwarded mail',
      'Voir<div class="gmail_quote">---------- Forwarded message ---------<br>x</div>',
      'Voir<div>---------- Forwarded message ---------<br />x</div>',
    ],
  ])('marks the quote of %s', (_, html, expected) => {
    expect(sanitise(html).html).toBe(expected);
  });
});
