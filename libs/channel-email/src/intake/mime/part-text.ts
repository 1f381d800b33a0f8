import { normaliseLines } from '../clean-string.ts';
import { decodeCharset, type Decoded } from './charset.ts';
import { decodeBody, type Entity } from './entity.ts';

const META_CHARSET = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i;

/** The text of a text part in its charset, with LF line ends. `format=flowed` (RFC 3676) is joined. */
export function partText(part: Entity): Decoded {
  const bytes = withoutByteOrderMark(isMislabelled(part) ? part.raw : decodeBody(part));
  const label = part.params.get('charset') ?? (part.type === 'text/html' ? metaCharset(bytes) : undefined);
  const decoded = decodeCharset(bytes, label);
  const text = normaliseLines(decoded.text);
  return {
    text: isFlowed(part) ? joinFlowed(text, part.params.get('delsp') === 'yes') : text,
    guessed: decoded.guessed,
  };
}

/** Plain words under the label base64: decoding them would make noise of what can be read. */
function isMislabelled(part: Entity): boolean {
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
    const before: { depth: number; text: string } | null = open;
    const text: string = before !== null && before.depth === depth && body !== '-- ' ? before.text + body : body;
    if (before !== null && text === body) close();
    const flows = body.endsWith(' ') && body !== '-- ';
    open = { depth, text: flows && isSpaceDeleted ? text.slice(0, -1) : text };
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
