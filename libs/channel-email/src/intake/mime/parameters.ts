import { decodeCharset } from './charset.ts';
import { decodeEncodedWords } from './encoded-words.ts';

/** A structured header such as Content-Type: its value in lower case and its parameters by lower-case name. */
export interface Parameterised {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

interface Segment {
  readonly index: number;
  readonly isEncoded: boolean;
  readonly text: string;
}

/** Reads `value; name=text; name*0*=utf-8''…` (RFC 2045 section 5.1, RFC 2231), forgiving what programs really write. */
export function readParameters(header: string): Parameterised {
  // `multipart/mixed boundary=x`: a semicolon forgotten after the type.
  const text = header
    .slice(0, 64 * 1024)
    .replace(/^(\s{0,9}[\w.+-]{1,100}\/[\w.+-]{1,100})\s{1,9}(?=[\w*-]{1,60}=)/, '$1; ');
  const pieces = splitOutsideQuotes(text, ';');
  const plain = new Map<string, string>();
  const continued = new Map<string, Segment[]>();
  for (const piece of pieces.slice(1)) {
    const equals = piece.indexOf('=');
    if (equals < 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const value = unquote(piece.slice(equals + 1).trim());
    const star = name.indexOf('*');
    if (star < 0) {
      if (!plain.has(name)) plain.set(name, decodeEncodedWords(value));
      continue;
    }
    const rest = name.slice(star + 1);
    const index = Number.parseInt(rest, 10);
    const list = continued.get(name.slice(0, star)) ?? [];
    list.push({
      index: Number.isNaN(index) ? 0 : index,
      isEncoded: rest === '' || rest.endsWith('*'),
      text: value,
    });
    continued.set(name.slice(0, star), list);
  }
  // The extended form wins: programs write the plain one as a fallback (RFC 5987 section 4.2).
  for (const [name, segments] of continued) plain.set(name, joinSegments(segments));
  return {
    value: (pieces[0] ?? '')
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    params: plain,
  };
}

function joinSegments(segments: readonly Segment[]): string {
  const sorted = [...segments].sort((a, b) => a.index - b.index);
  const chunks: Buffer[] = [];
  let charset: string | undefined;
  for (const [position, segment] of sorted.entries()) {
    let text = segment.text;
    if (position === 0 && segment.isEncoded) {
      const quotes = /^([^']*)'[^']*'/.exec(text);
      if (quotes) {
        charset = quotes[1];
        text = text.slice(quotes[0].length);
      }
    }
    chunks.push(segment.isEncoded ? percentDecode(text) : Buffer.from(text, 'utf8'));
  }
  return decodeEncodedWords(decodeCharset(Buffer.concat(chunks), charset).text);
}

function percentDecode(text: string): Buffer {
  const binary = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  // eslint-disable-next-line no-control-regex
  return Buffer.from(binary, /[^\u0000-\u00ff]/.test(binary) ? 'utf8' : 'latin1');
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const end = closingQuote(text);
  return text.slice(1, end).replace(/\\(.)/g, '$1');
}

function closingQuote(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/** Splits at a separator that stands outside double quotes. */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\' && isQuoted) i++;
    else if (char === '"') isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}
