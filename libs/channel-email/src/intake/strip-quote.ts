import { attributionAt } from './quote/attribution.ts';
import { copiedHeadersAt, isForwardMark, isRule, isSeparator } from './quote/copied-headers.ts';
import { signatureLength } from './quote/signature.ts';

/** The sender's own words, and the rest. */
export interface StrippedText {
  readonly text: string;
  readonly quoted: string;
}

/** A text with more lines is a log file: only its end is looked at for quotes. */
const MAX_LINES = 20_000;
const MAX_ROUNDS = 8;
/** An answer above a copied mail is shorter than this. */
const MAX_SEARCHED_LINES = 5000;

/**
 * Takes quoted mails and the signature off the end of a text. No word of the sender may be lost: what is not surely a
 * quote stays, answers between quotes keep the quotes around them, and a text of nothing but quotes stays whole.
 */
export function stripQuote(text: string): StrippedText {
  const lines = text.split('\n', MAX_LINES + 1).map((line) => line.trimEnd());
  if (lines.length > MAX_LINES) return { text, quoted: '' };
  const body: Body = {
    lines,
    // `>:` is the end of a wrapped `<address>:`.
    isQuoted: lines.map((line) => /^[ \t]{0,8}>(?!:$)/.test(line)),
    firstText: lines.findIndex((line) => line !== '' && !isRule(line)),
  };
  let end = copyStart(body, withoutBlank(lines, lines.length));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = withoutBlank(lines, stripOnce(body, withoutBlank(lines, end)));
    if (next === end || next === 0) break;
    end = next;
  }
  const kept = lines.slice(0, end).join('\n').replace(/^\n+/, '');
  if (kept.trim() === '') return { text: text.trim(), quoted: '' };
  return { text: kept, quoted: lines.slice(end).join('\n').trim() };
}

interface Body {
  readonly lines: readonly string[];
  readonly isQuoted: readonly boolean[];
  /** The first line that says something. Nothing before it may become the end. */
  readonly firstText: number;
}

/** The new end after taking one thing off, or the same end. */
function stripOnce(body: Body, end: number): number {
  const trailing = trailingQuote(body, end);
  if (trailing < end && hasText(body, trailing)) return trailing;
  const signature = signatureLength(body.lines.slice(Math.max(0, end - 40), end));
  return hasText(body, end - signature) ? end - signature : end;
}

/** Where the quoted lines at the very end begin, their introduction included. */
function trailingQuote({ lines, isQuoted }: Body, end: number): number {
  let start = end;
  let hasWords = false;
  for (let i = end - 1; i >= 0; i--) {
    const line = lines[i] ?? '';
    if (isQuoted[i] === true) {
      start = i;
      hasWords ||= /[^>\s]/.test(line.slice(0, 2000));
    } else if (line !== '') break;
  }
  if (start === end || !hasWords) return end;
  const before = withoutBlank(lines, start);
  if (isForwardMark(lines[before - 1] ?? '')) return end;
  for (let first = Math.max(0, before - 4); first < before; first++) {
    if (attributionAt(lines, first)?.end === before) return withoutRule(lines, first);
  }
  for (let first = Math.max(0, before - 8); first < before; first++) {
    if (copiedHeadersAt(lines, first)) return withoutRule(lines, first);
  }
  return start;
}

/** Where an unmarked copy of an earlier mail begins: everything from there to the end is that mail. */
function copyStart(body: Body, end: number): number {
  const { lines, isQuoted } = body;
  for (let i = body.firstText + 1; i < Math.min(end, MAX_SEARCHED_LINES); i++) {
    if (lines[i] === '' || isQuoted[i] === true) continue;
    // What was forwarded is what the sender wants read.
    if (isForwardMark(lines[i] ?? '')) return end;
    const start = withoutRule(lines, i);
    if (!hasText(body, start)) continue;
    if (isSeparator(lines[i] ?? '') || copiedHeadersAt(lines, i)) return start;
    const attribution = attributionAt(lines, i);
    if (!attribution?.isCertain) continue;
    const next = nextText(lines, attribution.end, end);
    // Marked lines with text after them are answered in between: kept.
    if (next < end && isQuoted[next] === false) return start;
  }
  return end;
}

/** Where the rule above a copied mail begins, or the same line. */
function withoutRule(lines: readonly string[], at: number): number {
  const before = withoutBlank(lines, at);
  return before > 0 && isRule(lines[before - 1] ?? '') ? before - 1 : at;
}

function nextText(lines: readonly string[], from: number, end: number): number {
  let i = from;
  while (i < end && lines[i] === '') i++;
  return i;
}

function withoutBlank(lines: readonly string[], end: number): number {
  let i = end;
  while (i > 0 && (lines[i - 1] ?? '').trim() === '') i--;
  return i;
}

function hasText(body: Body, end: number): boolean {
  return body.firstText >= 0 && body.firstText < end;
}
