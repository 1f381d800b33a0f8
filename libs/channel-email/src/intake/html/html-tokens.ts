/** One piece of HTML. `raw` of all tokens joined is the input. */
export interface HtmlToken {
  readonly kind: 'text' | 'open' | 'close' | 'other';
  /** Lower-case tag name of `open` and `close`, else ''. */
  readonly name: string;
  readonly raw: string;
}

/** Elements whose content is text up to their closing tag (WHATWG HTML section 13.2.5). */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);
export const VOID_TAGS: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/**
 * Cuts HTML into tags and text in one forward pass: every character is looked at a bounded number of times,
 * whatever is written. It judges nothing; sanitising is done by a real parser on what comes out of here.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const closers = new Map<string, number>();
  // ASCII only: other letters may get longer in lower case, and places found in it would not be the html's.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let at = 0;
  let textStart = 0;
  while (at < html.length) {
    const lt = html.indexOf('<', at);
    if (lt < 0) break;
    const end = tagEnd(html, lt);
    if (end < 0) {
      at = lt + 1;
      continue;
    }
    if (lt > textStart) yield { kind: 'text', name: '', raw: html.slice(textStart, lt) };
    const token = toToken(html.slice(lt, end));
    yield token;
    at = end;
    if (token.kind === 'open' && RAW_TEXT.has(token.name)) {
      const close = findCloser(lower, token.name, end, closers);
      if (close > end) yield { kind: 'other', name: token.name, raw: html.slice(end, close) };
      at = close;
    }
    textStart = at;
  }
  if (textStart < html.length) yield { kind: 'text', name: '', raw: html.slice(textStart) };
}

function toToken(raw: string): HtmlToken {
  const name = /^<(\/?)([a-zA-Z][^\s/>]{0,60})/.exec(raw);
  if (!name) return { kind: 'other', name: '', raw };
  return { kind: name[1] === '/' ? 'close' : 'open', name: (name[2] ?? '').toLowerCase(), raw };
}

/** Index after the tag or comment that starts at `lt`, or -1 when `<` is only a character. */
function tagEnd(html: string, lt: number): number {
  if (html.startsWith('<!--', lt)) return endAfter(html, '-->', lt + 4);
  const next = html[lt + 1] ?? '';
  if (next === '!' || next === '?') return endAfter(html, '>', lt + 2);
  if (next === '/' ? !/[a-zA-Z]/.test(html[lt + 2] ?? '') : !/[a-zA-Z]/.test(next)) return -1;
  let quote = '';
  for (let i = lt + 1; i < html.length; i++) {
    const char = html[i] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && opensValue(html, i)) quote = char;
    else if (char === '>') return i + 1;
  }
  return html.length;
}

/** A quote only delimits a value when it follows `=`. Looks back over a few spaces at most. */
function opensValue(html: string, at: number): boolean {
  let i = at - 1;
  for (let steps = 0; steps < 20 && /\s/.test(html[i] ?? ''); steps++) i--;
  return html[i] === '=';
}

function endAfter(html: string, text: string, from: number): number {
  const at = html.indexOf(text, from);
  return at < 0 ? html.length : at + text.length;
}

/** Where `</name` is next. Remembers that there is none, so that a million `<style>` stay linear. */
function findCloser(lower: string, name: string, from: number, closers: Map<string, number>): number {
  const known = closers.get(name);
  if (known !== undefined && known >= from) return known;
  const at = lower.indexOf(`</${name}`, from);
  const found = at < 0 ? lower.length : at;
  closers.set(name, found);
  return found;
}
