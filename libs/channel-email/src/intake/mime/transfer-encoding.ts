const HEX = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  HEX[digit.charCodeAt(0)] = i;
  HEX[digit.toUpperCase().charCodeAt(0)] = i;
}

const BASE64 = new Int8Array(256).fill(-1);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let i = 0; i < ALPHABET.length; i++) BASE64[ALPHABET.charCodeAt(i)] = i;

/** Undoes a Content-Transfer-Encoding; unknown ones are taken as they are. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
    case 'uue':
      return decodeUuencode(bytes)?.content ?? bytes;
    default:
      return bytes;
  }
}

/**
 * Lenient base64 (RFC 2045): ignores foreign bytes, and starts anew on the line after padding, because some
 * programs encode in blocks.
 */
export function decodeBase64(bytes: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x3d) {
      bits = 0;
      held = 0;
      const next = afterPadding(bytes, i);
      if (next < 0) break;
      i = next;
      continue;
    }
    const value = BASE64[byte] ?? -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[length++] = (held >> bits) & 0xff;
    }
  }
  return out.subarray(0, length);
}

/** The last byte of the padding and its line end, or -1 when something else follows it on the line: that is no base64. */
function afterPadding(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i + 1 < bytes.length && [0x3d, 0x20, 0x09, 0x0d].includes(bytes[i + 1] ?? 0)) i++;
  return i + 1 >= bytes.length || bytes[i + 1] === 0x0a ? i : -1;
}

/** Lenient quoted-printable (RFC 2045 section 6.7): a bad escape stays as it was written. */
export function decodeQuotedPrintable(bytes: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = HEX[bytes[i + 1] ?? 0] ?? -1;
    const low = HEX[bytes[i + 2] ?? 0] ?? -1;
    if (high >= 0 && low >= 0) {
      out[length++] = (high << 4) | low;
      i += 2;
      continue;
    }
    const end = softBreakEnd(bytes, i + 1);
    if (end >= 0) i = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Index of the last byte of a soft line break that starts after `=`, or -1. */
function softBreakEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  // White space that a relay added after the `=`; bounded, so that a megabyte of it stays linear.
  while (i < bytes.length && i < from + 100 && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++;
  if (i >= bytes.length) return bytes.length;
  if (bytes[i] === 0x0d) return bytes[i + 1] === 0x0a ? i + 1 : i;
  return bytes[i] === 0x0a ? i : -1;
}

/** A file found between `begin 644 name` and `end`. */
export interface UuencodedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Decodes one uuencoded block; null when there is no `begin` line. */
export function decodeUuencode(bytes: Buffer): UuencodedFile | null {
  const lines = bytes.toString('latin1').split(/\r?\n/);
  const start = lines.findIndex((line) => /^begin [0-7]{3,4} \S/.test(line));
  if (start < 0) return null;
  const chunks: Buffer[] = [];
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === 'end') break;
    chunks.push(decodeUuLine(line));
  }
  return { name: (lines[start] ?? '').split(' ').slice(2).join(' '), content: Buffer.concat(chunks) };
}

/** One line: its first character is the number of bytes, four characters hold three bytes. */
export function decodeUuLine(line: string): Buffer {
  const count = (line.charCodeAt(0) - 32) & 0x3f;
  const out = Buffer.alloc(line === '' ? 0 : count);
  let length = 0;
  for (let i = 1; i < line.length && length < out.length; i += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => ((line.charCodeAt(i + k) || 32) - 32) & 0x3f) as [
      number,
      number,
      number,
      number,
    ];
    for (const value of [(a << 2) | (b >> 4), (b << 4) | (c >> 2), (c << 6) | d]) {
      if (length < out.length) out[length++] = value & 0xff;
    }
  }
  return out;
}
