/** DER tags used here (X.690). */
const SEQUENCE = 0x30;
const OCTET_STRING = 0x04;
const CONSTRUCTED_OCTETS = 0x24;
const CONTEXT_0 = 0xa0;
/** 1.2.840.113549.1.7.2, id-signedData, as encoded. */
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');

interface Node {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  /** Where the next sibling begins. */
  readonly next: number;
}

/**
 * The content inside a CMS SignedData (RFC 5652 section 5), which opaque signing hides from every mail program without
 * S/MIME. Null when it is encrypted, detached or not CMS. The signature itself is not verified.
 */
export function signedContent(der: Buffer): Buffer | null {
  const contentInfo = readNode(der, 0, der.length, 0);
  if (contentInfo?.tag !== SEQUENCE) return null;
  const [oid, wrapper] = children(der, contentInfo);
  if (!oid || !wrapper || !der.subarray(oid.start, oid.end).equals(SIGNED_DATA)) return null;
  const signedData = children(der, wrapper)[0];
  // SignedData ::= SEQUENCE { version, digestAlgorithms, encapContentInfo, … }
  const encapsulated = signedData ? children(der, signedData)[2] : undefined;
  if (encapsulated?.tag !== SEQUENCE) return null;
  const explicit = children(der, encapsulated)[1];
  const octets = explicit?.tag === CONTEXT_0 ? children(der, explicit)[0] : undefined;
  return octets ? readOctets(der, octets, 0) : null;
}

function readOctets(der: Buffer, node: Node, depth: number): Buffer | null {
  if (node.tag === OCTET_STRING) return der.subarray(node.start, node.end);
  if (node.tag !== CONSTRUCTED_OCTETS || depth > 4) return null;
  const pieces = children(der, node).map((child) => readOctets(der, child, depth + 1));
  return Buffer.concat(pieces.filter((piece) => piece !== null));
}

function children(der: Buffer, parent: Node): Node[] {
  const list: Node[] = [];
  for (let at = parent.start; at < parent.end;) {
    const node = readNode(der, at, parent.end, 0);
    if (!node || (node.tag === 0 && node.start === node.end)) break;
    list.push(node);
    at = node.next;
  }
  return list;
}

/** One value; its length may be indefinite (BER), which Outlook and OpenSSL's streaming write. */
function readNode(der: Buffer, at: number, end: number, depth: number): Node | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end || depth > 30) return null;
  if (first < 0x80) return bounded(tag, at + 2, first, end);
  const count = first & 0x7f;
  if (count > 4) return null;
  if (count > 0)
    return bounded(tag, at + 2 + count, der.readUIntBE(at + 2, Math.min(count, der.length - at - 2) || 1), end);
  let inner = at + 2;
  while (inner < end && !(der[inner] === 0 && der[inner + 1] === 0)) {
    const child = readNode(der, inner, end, depth + 1);
    if (!child || child.next <= inner) return null;
    inner = child.next;
  }
  return { tag, start: at + 2, end: inner, next: inner + 2 };
}

function bounded(tag: number, start: number, length: number, end: number): Node | null {
  if (start > end) return null;
  const stop = Math.min(end, start + length);
  return { tag, start, end: stop, next: stop };
}
