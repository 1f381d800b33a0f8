import { normaliseLines } from '../clean-string.ts';
import { decodeCharset, type Decoded } from './charset.ts';
import { decodeBody, type Entity } from './entity.ts';

const META_CHARSET = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i;

/** More text than this nobody reads on a screen; the raw mail is kept. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Text, and what had to be done to get it. */
export interface PartText extends Decoded {
  /** Only the beginning was read. */
  readonly isCut: boolean;
}

/** The text of a text part in its charset, with LF line ends. `format=flowed` (RFC 3676) is joined. */
export function partText(part: Entity): PartText {
  const whole = withoutByteOrderMark(isMislabelled(part) ? part.raw : decodeBody(part));
  const bytes = whole.length > MAX_BYTES ? whole.subarray(0, cutAt(whole)) : whole;
  const label = part.params.get('charset') ?? (part.type === 'text/html' ? metaCharset(bytes) : undefined);
  const decoded = decodeCharset(bytes, label);
  const text = normaliseLines(decoded.text);
  const shown = isFlowed(part) ? joinFlowed(text, part.params.get('delsp') === 'yes') : text;
  return { text: shown, guessed: decoded.guessed, isCut: bytes.length < whole.length };
}

/** At a line's end where there is one, so that no character is cut in two. */
function cutAt(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a, MAX_BYTES);
  return end > 0 ? end + 1 : MAX_BYTES;
}

/** Plain words under the label base64: decoding them would make noise of what can be read. */
export function isMislabelled(part: Entity): boolean {
  if (!/^base64/i.test(part.headers.structured('content-transfer-encoding'))) return false;
  const line = part.raw.subarray(0, 1000).toString('latin1').trimStart().split('\n', 1)[0] ?? '';
  return /^[A-Za-z0-9+/]*[^A-Za-z0-9+/=\r]/.test(line);
}

function metaCharset(bytes: Buffer): string | undefined {
  return META_CHARSET.exec(bytes.toString('latin1', 0, 2048))?.[1];
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isFlowed(part: Entity): boolean {
  return part.type === 'text/plain' && part.params.get('format')?.toLowerCase() === 'flowed';
}

/** RFC 3676: a line that ends in a space goes on in the next one of the same quote depth, save the signature mark. */
function joinFlowed(text: string, isSpaceDeleted: boolean): string {
  const out: string[] = [];
  let open: { depth: number; text: string } | null = null;
  const close = () => {
    if (open) out.push(withQuotes(open.depth, open.text));
    open = null;
  };
  for (const line of text.split('\n')) {
    const depth = quoteDepth(line);
    const body = line.slice(depth).replace(/^ /, '');
    const before = open as { depth: number; text: string } | null;
    const continues = before !== null && before.depth === depth && body !== '-- ';
    if (before !== null && !continues) close();
    const flows = body.endsWith(' ') && body !== '-- ';
    // Cut before it is joined: cutting the end off what was joined so far would copy it for each line.
    const piece = flows && isSpaceDeleted ? body.slice(0, -1) : body;
    open = { depth, text: before !== null && continues ? before.text + piece : piece };
    if (!flows) close();
  }
  close();
  return out.join('\n');
}

function withQuotes(depth: number, text: string): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`;
}

function quoteDepth(line: string): number {
  let depth = 0;
  while (line[depth] === '>') depth++;
  return depth;
}
