import { decodeEntities } from './html-entities.ts';
import { htmlTokens, type HtmlToken } from './html-tokens.ts';
import { normaliseLines } from '../clean-string.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const SPACED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'table', 'pre']);
/** Their content is never read by a person. */
const HIDDEN = new Set(['script', 'style', 'title', 'iframe', 'noframes', 'noembed']);

interface Writer {
  readonly out: string[];
  /** Line breaks owed before the next text. */
  breaks: number;
  /** A space is owed before the next text. */
  isSpaced: boolean;
  hasText: boolean;
  preDepth: number;
  quoteDepth: number;
}

/** HTML as plain text, in time linear to its length. Quotes get `> `, list items `* `, images nothing. */
export function htmlToText(html: string): string {
  const writer: Writer = { out: [], breaks: 0, isSpaced: false, hasText: false, preDepth: 0, quoteDepth: 0 };
  for (const token of htmlTokens(normaliseLines(html))) {
    if (token.kind === 'text') writeText(writer, decodeEntities(token.raw));
    else if (token.kind === 'other' && token.name !== '' && !HIDDEN.has(token.name))
      writeText(writer, decodeEntities(token.raw));
    else if (token.kind === 'open' || token.kind === 'close') writeTag(writer, token);
  }
  return writer.out
    .join('')
    .replace(/\u00a0/g, ' ')
    .trim();
}

function writeTag(writer: Writer, token: HtmlToken): void {
  const isOpen = token.kind === 'open';
  const step = isOpen ? 1 : -1;
  if (token.name === 'br') writer.breaks = Math.min(writer.breaks + 1, 3);
  else if (token.name === 'td' || token.name === 'th') writer.isSpaced = true;
  else if (BLOCKS.has(token.name)) {
    writer.breaks = Math.max(writer.breaks, SPACED.has(token.name) ? 2 : 1);
  }
  if (token.name === 'pre') writer.preDepth = Math.max(0, writer.preDepth + step);
  if (token.name === 'blockquote') writer.quoteDepth = Math.min(20, Math.max(0, writer.quoteDepth + step));
  if (token.name === 'li' && isOpen) writeText(writer, '* ');
  if (token.name === 'hr' && isOpen) {
    writeText(writer, '--------');
    writer.breaks = 1;
  }
}

function writeText(writer: Writer, text: string): void {
  if (writer.preDepth > 0) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) writer.breaks = Math.min(writer.breaks + 1, 3);
      if (line !== '') put(writer, line);
    }
    return;
  }
  const words = text.replace(/[ \t\n]+/g, ' ');
  const trimmed = words.startsWith(' ') ? words.slice(1) : words;
  if (words.startsWith(' ')) writer.isSpaced = true;
  if (trimmed === '') return;
  const endsSpaced = trimmed.endsWith(' ');
  put(writer, endsSpaced ? trimmed.slice(0, -1) : trimmed);
  writer.isSpaced = endsSpaced;
}

function put(writer: Writer, text: string): void {
  if (writer.hasText && writer.breaks > 0) {
    const prefix = '> '.repeat(writer.quoteDepth);
    writer.out.push(`\n${prefix}`.repeat(writer.breaks));
  } else if (writer.hasText && writer.isSpaced) writer.out.push(' ');
  else if (!writer.hasText) writer.out.push('> '.repeat(writer.quoteDepth));
  writer.out.push(text);
  writer.breaks = 0;
  writer.isSpaced = false;
  writer.hasText = true;
}
