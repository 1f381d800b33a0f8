import { htmlTokens, VOID_TAGS } from './html-tokens.ts';

/** Deeper than any mail a person can read; HTML parsers need quadratic time in the depth. */
const MAX_DEPTH = 120;
/** More than this is cut: nobody scrolls through it, and the raw mail is kept. */
const MAX_LENGTH = 2_000_000;
const MAX_TAGS = 150_000;

/** HTML that a parser can work on in a bounded time, and whether something had to be left out. */
export interface BoundedHtml {
  readonly html: string;
  readonly isCut: boolean;
}

/** Drops tags nested too deeply, keeping their text, and what comes after the limits of length and number. */
export function boundNesting(html: string): BoundedHtml {
  const out: string[] = [];
  let depth = 0;
  let dropped = 0;
  let length = 0;
  let tags = 0;
  for (const token of htmlTokens(html)) {
    length += token.raw.length;
    if (length > MAX_LENGTH || tags > MAX_TAGS) return { html: out.join(''), isCut: true };
    // Comments and declarations say nothing and hide much.
    if (token.kind === 'other' && token.name === '') continue;
    if (token.kind === 'text' || token.kind === 'other') out.push(token.raw);
    else if (VOID_TAGS.has(token.name)) {
      tags++;
      out.push(token.raw);
    } else if (token.kind === 'open') {
      tags++;
      if (depth >= MAX_DEPTH) dropped++;
      else {
        depth++;
        out.push(token.raw);
      }
    } else if (dropped > 0) dropped--;
    else {
      tags++;
      depth = Math.max(0, depth - 1);
      out.push(token.raw);
    }
  }
  return { html: out.join(''), isCut: false };
}
