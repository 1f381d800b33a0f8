import { decodeEntities } from './html-entities.ts';
import { htmlTokens, VOID_TAGS, type HtmlToken } from './html-tokens.ts';

/** `self`: the element is the quote. `prefix`: it introduces the next element. `rest`: from here to the parent's end. */
export type QuoteMark = 'self' | 'prefix' | 'rest';

const SELF =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|moz-forward-container_off)(?:\s|$)/;
const MARK = / data-quote-mark="(self|prefix|rest)"/;
const FORWARD =
  /forwarded message|message transféré|weitergeleitete nachricht|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada/i;
const OPEN = '<div data-quote="">';

/** How the mail program that wrote the element marks its quotes, or null. */
export function quoteMarkOf(tag: string, attributes: Readonly<Record<string, string>>): QuoteMark | null {
  const id = (attributes['id'] ?? '').toLowerCase();
  const classes = (attributes['class'] ?? '').toLowerCase();
  if (SELF.test(classes) || id === 'mail-editor-reference-message-container' || id === 'yahoo_quoted') return 'self';
  if (tag === 'blockquote' && ((attributes['type'] ?? '').toLowerCase() === 'cite' || classes.includes('gmail_quote')))
    return 'self';
  if (classes.split(/\s/).includes('moz-cite-prefix') || classes.includes('gmail_attr')) return 'prefix';
  if (/^(?:x_)*(?:divrplyfwdmsg|appendonsend|replyheader)$/.test(id) || id.endsWith('_originalmsgheader'))
    return 'rest';
  return null;
}

interface Open {
  /** Depth at which the wrapper closes: after the element (`self`, `prefix`) or before its parent's end (`rest`). */
  readonly depth: number;
  mark: QuoteMark;
}

/**
 * Turns the marks left by the sanitiser into one outermost `<div data-quote>` each. The input is the sanitiser's output, so
 * its tags are balanced. Where everything is quoted, or the quote is a forwarded mail, nothing is wrapped: it would be hidden.
 */
export function wrapQuotes(html: string): string {
  if (!html.includes('data-quote-mark')) return html;
  const tokens = [...htmlTokens(html)];
  const out: string[] = [];
  let depth = 0;
  let open: Open | null = null;
  let hasOwnText = false;
  for (const [index, token] of tokens.entries()) {
    const isOpening = token.kind === 'open' && !VOID_TAGS.has(token.name);
    const mark = token.kind === 'open' ? (MARK.exec(token.raw)?.[1] as QuoteMark | undefined) : undefined;
    if (open?.mark === 'rest' && token.kind === 'close' && depth === open.depth) {
      out.push('</div>');
      open = null;
    }
    if (mark && !open && hasOwnText && !isForwarded(tokens, index)) {
      out.push(OPEN);
      open = { depth, mark };
    }
    out.push(token.raw.replace(MARK, ''));
    if (token.kind === 'text') hasOwnText ||= !open && decodeEntities(token.raw).trim() !== '';
    if (isOpening) depth++;
    else if (token.kind === 'close') depth--;
    if (open && open.mark !== 'rest' && token.kind === 'close' && depth === open.depth) {
      // The introduction is followed by what it introduces.
      if (open.mark === 'prefix' && nextElement(tokens, index) === 'blockquote') open.mark = 'self';
      else {
        out.push('</div>');
        open = null;
      }
    }
  }
  if (open) out.push('</div>');
  return out.join('');
}

function nextElement(tokens: readonly HtmlToken[], index: number): string | null {
  for (const token of tokens.slice(index + 1, index + 6)) {
    if (token.kind === 'text' && token.raw.trim() !== '') return null;
    if (token.kind === 'open' && token.name !== 'br') return token.name;
    if (token.kind === 'close') return null;
  }
  return null;
}

function isForwarded(tokens: readonly HtmlToken[], index: number): boolean {
  const text = tokens.slice(index, index + 12).filter((token) => token.kind === 'text');
  return FORWARD.test(
    text
      .map((token) => token.raw)
      .join(' ')
      .slice(0, 400),
  );
}
