import { decodeCharset } from './charset.ts';
import { decodeHeaderValue } from './encoded-words.ts';

/** One header field as it stands in the mail: lower-case name, raw folded value. */
export interface HeaderField {
  readonly name: string;
  readonly raw: Buffer;
}

/** More header bytes than this are no letter: the rest is not read. */
const MAX_HEADER_VALUE = 256 * 1024;
const MAX_FIELDS = 5000;

/** The headers of a mail or part. Values are decoded when asked for, since most never are. */
export class HeaderBlock {
  readonly #fields: readonly HeaderField[];

  constructor(fields: readonly HeaderField[]) {
    this.#fields = fields;
  }

  /** Whether the block holds no field at all. */
  get isEmpty(): boolean {
    return this.#fields.length === 0;
  }

  has(name: string): boolean {
    return this.#fields.some((field) => field.name === name);
  }

  /** The first value as decoded, unfolded text, or '' when absent. */
  text(name: string): string {
    return this.all(name)[0] ?? '';
  }

  /** Every value of the name as decoded text, in order. */
  all(name: string): string[] {
    return this.#fields.filter((field) => field.name === name).map((field) => decodeHeaderValue(field.raw).trim());
  }

  /** The first value unfolded but with its encoded words untouched: structured headers are split first. */
  structured(name: string): string {
    return this.allStructured(name)[0] ?? '';
  }

  allStructured(name: string): string[] {
    return this.#fields.filter((field) => field.name === name).map((field) => unfold(field.raw));
  }

  /** The last value: where programs write a header twice, the later Content-Type describes what follows. */
  lastStructured(name: string): string {
    return this.allStructured(name).at(-1) ?? '';
  }

  /** Names that start so, such as `list-` or `x-guichet-`. */
  namesStartingWith(prefix: string): string[] {
    return this.#fields.filter((field) => field.name.startsWith(prefix)).map((field) => field.name);
  }
}

function unfold(raw: Buffer): string {
  const text = raw
    .toString('latin1')
    .replace(/\r?\n[ \t]*/g, ' ')
    .trim();
  // Raw 8-bit bytes in a structured header: UTF-8 when valid (RFC 6532), else as guessed.
  // eslint-disable-next-line no-control-regex
  return /[\u0080-\u00ff\u001b]/.test(text) ? decodeRaw(text) : text;
}

function decodeRaw(text: string): string {
  return decodeCharset(Buffer.from(text, 'latin1'), undefined).text;
}

/** The header fields between `start` and the first empty line, and where the body begins. */
export function readHeaderBlock(mail: Buffer, start: number, end: number): { headers: HeaderBlock; bodyStart: number } {
  const fields: HeaderField[] = [];
  let at = start;
  while (at < end) {
    const next = lineEnd(mail, at, end);
    if (isBlank(mail, at, next)) return { headers: new HeaderBlock(fields), bodyStart: next };
    const colon = fieldColon(mail, at, next);
    if (colon < 0) {
      // Not a field. An mbox separator or a broken line among fields is skipped; else the body begins without its empty line.
      const isDelimiter = mail[at] === 0x2d && mail[at + 1] === 0x2d;
      if (!isMboxLine(mail, at) && (isDelimiter || !hasFieldAfter(mail, next, end))) break;
      at = next;
      continue;
    }
    let stop = next;
    while (stop < end && isFolded(mail, stop) && !isBlank(mail, stop, lineEnd(mail, stop, end)))
      stop = lineEnd(mail, stop, end);
    if (fields.length < MAX_FIELDS) fields.push(readField(mail, at, colon, stop));
    at = stop;
  }
  return { headers: new HeaderBlock(fields), bodyStart: at };
}

function readField(mail: Buffer, start: number, colon: number, stop: number): HeaderField {
  const name = mail.toString('latin1', start, colon).trim().toLowerCase();
  return { name, raw: mail.subarray(colon + 1, Math.min(stop, colon + 1 + MAX_HEADER_VALUE)) };
}

function lineEnd(mail: Buffer, at: number, end: number): number {
  const lf = mail.indexOf(0x0a, at);
  return lf < 0 || lf >= end ? end : lf + 1;
}

function isBlank(mail: Buffer, at: number, next: number): boolean {
  for (let i = at; i < next; i++) {
    const byte = mail[i];
    if (byte !== 0x0a && byte !== 0x0d) return false;
  }
  return true;
}

function isFolded(mail: Buffer, at: number): boolean {
  return mail[at] === 0x20 || mail[at] === 0x09;
}

/** Where the colon of a field name is, or -1: names are printable ASCII without spaces (RFC 5322 section 2.2). */
function fieldColon(mail: Buffer, at: number, next: number): number {
  const limit = Math.min(next, at + 200);
  let seenSpace = false;
  for (let i = at; i < limit; i++) {
    const byte = mail[i] ?? 0;
    if (byte === 0x3a) return i > at ? i : -1;
    if (byte === 0x20 || byte === 0x09) seenSpace = true;
    else if (byte < 0x21 || byte > 0x7e || seenSpace) return -1;
  }
  return -1;
}

function isMboxLine(mail: Buffer, at: number): boolean {
  const word = mail.toString('latin1', at, at + 6);
  return word.startsWith('From ') || word.startsWith('>From ');
}

function hasFieldAfter(mail: Buffer, at: number, end: number): boolean {
  return at < end && fieldColon(mail, at, lineEnd(mail, at, end)) > 0;
}
