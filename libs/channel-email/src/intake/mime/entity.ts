import { decodeTransfer } from './transfer-encoding.ts';
import { readHeaderBlock, type HeaderBlock } from './header-block.ts';
import { readParameters } from './parameters.ts';

/** A MIME entity (RFC 2045 section 2.4): the mail itself or one of its parts. */
export interface Entity {
  readonly headers: HeaderBlock;
  /** Media type in lower case, defaulted by RFC 2045 section 5.2 and RFC 2046 section 5.1.5. */
  readonly type: string;
  /** Whether a Content-Type header stood there. */
  readonly isTyped: boolean;
  readonly params: ReadonlyMap<string, string>;
  readonly disposition: string;
  readonly dispositionParams: ReadonlyMap<string, string>;
  /** Body bytes as they travelled. */
  readonly raw: Buffer;
  /** Parts of a multipart; empty for anything else, and for a multipart in which no boundary was found. */
  readonly parts: readonly Entity[];
  /** The closing boundary is missing: the mail was cut. */
  readonly isCut: boolean;
}

/** What stopped the reader before the end of the structure. */
export interface EntityLimits {
  parts: number;
  isTooDeep: boolean;
  hasTooManyParts: boolean;
}

const MAX_DEPTH = 40;
const MAX_PARTS = 1500;
/** More lines that look like boundaries than this are an attack. */
const MAX_DELIMITERS = 20_000;

/** Fresh counters for one mail. */
export function newLimits(): EntityLimits {
  return { parts: 0, isTooDeep: false, hasTooManyParts: false };
}

/** Reads the entity in `mail[start, end)`. Each level looks only for its own boundary, so an outer one ends an inner part. */
export function readEntity(
  mail: Buffer,
  start: number,
  end: number,
  limits: EntityLimits,
  depth = 0,
  defaultType = 'text/plain',
): Entity {
  const { headers, bodyStart } = readHeaderBlock(mail, start, end);
  const entity = describe(headers, mail.subarray(Math.min(bodyStart, end), end), defaultType);
  limits.parts++;
  const boundary = entity.params.get('boundary');
  if (!entity.type.startsWith('multipart/') || !boundary) return entity;
  if (depth >= MAX_DEPTH) {
    limits.isTooDeep = true;
    return entity;
  }
  const split = splitParts(mail, bodyStart, end, boundary);
  const partDefault = entity.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const parts: Entity[] = [];
  for (const [from, to] of split.ranges) {
    if (limits.parts >= MAX_PARTS) {
      limits.hasTooManyParts = true;
      break;
    }
    parts.push(readEntity(mail, from, to, limits, depth + 1, partDefault));
  }
  return { ...entity, parts, isCut: split.isCut };
}

function describe(headers: HeaderBlock, raw: Buffer, defaultType: string): Entity {
  const contentType = readParameters(headers.lastStructured('content-type'));
  const disposition = readParameters(headers.structured('content-disposition'));
  const named = /^[\w.+-]{1,100}\/[\w.+-]{1,100}/.exec(contentType.value)?.[0];
  const isTyped = named !== undefined;
  return {
    headers,
    type: named ?? (contentType.value === 'text' ? 'text/plain' : defaultType),
    isTyped,
    params: contentType.params,
    disposition: disposition.value,
    dispositionParams: disposition.params,
    raw,
    parts: [],
    isCut: false,
  };
}

/** The bodies between the delimiter lines of one boundary (RFC 2046 section 5.1.1). */
function splitParts(mail: Buffer, start: number, end: number, boundary: string) {
  const delimiter = Buffer.from(`--${boundary.trimEnd()}`, 'latin1');
  // Not beyond: a thousand parts whose boundaries never come would each be looked for in all of the mail.
  const within = mail.subarray(0, end);
  const ranges: [number, number][] = [];
  let open = -1;
  // Read once for a part, however many lines in it look like an end.
  let isInner: boolean | undefined;
  let at = within.indexOf(delimiter, start);
  for (let count = 0; at >= 0 && count < MAX_DELIMITERS; count++) {
    const after = at + delimiter.length;
    const kind = at === start || mail[at - 1] === 0x0a ? delimiterKind(mail, after, end) : null;
    if (kind?.isClose) isInner ??= opensInner(mail, open, end, boundary);
    if (kind && !(kind.isClose && isInner)) {
      if (open >= 0) ranges.push([open, Math.max(open, beforeLineBreak(mail, at))]);
      open = kind.next;
      isInner = undefined;
      if (kind.isClose) {
        open = -1;
        break;
      }
    }
    at = within.indexOf(delimiter, after);
  }
  if (open < 0 || open >= end) return { ranges, isCut: false };
  const stop = withoutGluedClose(mail, open, end, delimiter);
  ranges.push([open, stop]);
  // An inner multipart that its outer one ends is only badly written; at the end of the mail it was cut.
  return { ranges, isCut: stop === end && end === mail.length };
}

/** A part whose own boundary is the outer one followed by `--`: what reads as the outer end is its beginning. */
function opensInner(mail: Buffer, start: number, end: number, boundary: string): boolean {
  if (start < 0) return false;
  const { headers } = readHeaderBlock(mail, start, end);
  return readParameters(headers.lastStructured('content-type')).params.get('boundary') === `${boundary}--`;
}

/** A closing delimiter written right behind the text, without its line break. */
function withoutGluedClose(mail: Buffer, start: number, end: number, delimiter: Buffer): number {
  const tail = mail
    .subarray(Math.max(start, end - delimiter.length - 6), end)
    .toString('latin1')
    .trimEnd();
  const close = `${delimiter.toString('latin1')}--`;
  return tail.endsWith(close) ? end - (Math.min(end - start, delimiter.length + 6) - tail.length) - close.length : end;
}

/** The line break before a delimiter belongs to the delimiter. */
function beforeLineBreak(mail: Buffer, at: number): number {
  const lf = at - 1;
  return mail[lf - 1] === 0x0d ? lf - 1 : lf;
}

function delimiterKind(mail: Buffer, after: number, end: number): { isClose: boolean; next: number } | null {
  const isClose = mail[after] === 0x2d && mail[after + 1] === 0x2d;
  let i = isClose ? after + 2 : after;
  const limit = Math.min(end, i + 200);
  while (i < limit && (mail[i] === 0x20 || mail[i] === 0x09 || mail[i] === 0x0d)) i++;
  if (i >= end) return { isClose, next: end };
  return mail[i] === 0x0a ? { isClose, next: i + 1 } : null;
}

/** The body with its transfer encoding undone. */
export function decodeBody(entity: Entity): Buffer {
  const encoding = entity.headers.structured('content-transfer-encoding').split(/[;\s(]/)[0] ?? '';
  return decodeTransfer(entity.raw, encoding.toLowerCase().replaceAll('"', ''));
}
