import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';
import { decodeCharset } from './charset.ts';

/** RFC 2047 `=?charset?B?…?=`, with the RFC 2231 language suffix. No nested quantifiers: linear. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=/g;

interface Word {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

/**
 * A raw header value as text: unfolds, guesses the charset of raw 8-bit bytes and decodes encoded words.
 * Neighbouring words of one charset are joined as bytes first, since programs split inside a character.
 */
export function decodeHeaderValue(raw: Uint8Array): string {
  return decodeEncodedWords(decodeCharset(raw, undefined).text.replace(/\r?\n[ \t]*/g, ' '));
}

/** Decodes the encoded words of a text; what is not one stays as it is. */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let pending: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(ENCODED_WORD)) {
    const between = text.slice(last, match.index);
    // White space between two encoded words is not part of the text (RFC 2047 section 6.2).
    if (pending.length > 0 && between.trim() !== '') {
      result += flush(pending);
      pending = [];
    }
    if (pending.length === 0) result += between;
    pending.push(readWord(match[1] ?? '', match[2] ?? '', match[3] ?? ''));
    last = match.index + match[0].length;
  }
  return result + flush(pending) + text.slice(last);
}

function readWord(charset: string, encoding: string, payload: string): Word {
  const name = charset.split('*')[0] ?? charset;
  if (encoding.toLowerCase() === 'b') return { charset: name, bytes: decodeBase64(Buffer.from(payload, 'latin1')) };
  const bytes = Buffer.from(payload.replaceAll('_', ' '), payloadIsLatin1(payload) ? 'latin1' : 'utf8');
  return { charset: name, bytes: decodeQuotedPrintable(bytes) };
}

function payloadIsLatin1(payload: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u00ff]*$/.test(payload);
}

function flush(words: readonly Word[]): string {
  let text = '';
  for (let i = 0; i < words.length;) {
    const charset = words[i]?.charset ?? '';
    const group: Uint8Array[] = [];
    while (i < words.length && words[i]?.charset.toLowerCase() === charset.toLowerCase()) {
      group.push(words[i]?.bytes ?? new Uint8Array());
      i++;
    }
    // A stateful charset restarts in every word, so its words are decoded one by one.
    const units = /^iso-2022/i.test(charset) ? group : [Buffer.concat(group)];
    text += units.map((bytes) => decodeCharset(bytes, charset).text).join('');
  }
  return text;
}
