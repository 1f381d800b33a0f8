import iconv from 'iconv-lite';
import { plausibleCharset } from './plausible-charset.ts';

/** Text and whether its charset had to be guessed against, or without, the label. */
export interface Decoded {
  readonly text: string;
  readonly guessed: boolean;
}

/** Labels seen in mails that neither WHATWG nor iconv know. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  cp932: 'shift_jis',
  'cp-850': 'cp850',
  ansi: 'windows-1252',
  'x-unknown': '',
  'unknown-8bit': '',
  unknown: '',
  default: '',
  '8bit': '',
  'us-ascii': '',
  ascii: '',
  'ansi_x3.4-1968': '',
  'x-user-defined': '',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
};

const ISO_2022_ESCAPE = Buffer.from([0x1b, 0x24]);

/** Decodes bytes by their label; where the label is absent, unknown or plainly wrong, by what the bytes look like. */
export function decodeCharset(bytes: Uint8Array, label: string | undefined): Decoded {
  const name = normaliseLabel(label);
  if (isAscii(bytes)) return decodeSevenBit(bytes, name);
  if (name === '') return { text: guess(bytes), guessed: !isUtf8(bytes) };
  if (name === 'iso-2022-jp') {
    // 8-bit bytes cannot be ISO-2022-JP: old Japanese programs wrote Shift_JIS or EUC under that label.
    return { text: guessJapanese(bytes), guessed: true };
  }
  if (name === 'utf-8' && !isUtf8(bytes) && countUtf8Sequences(bytes) === 0) {
    return { text: guess(bytes), guessed: true };
  }
  return decodeNamed(bytes, name) ?? { text: guess(bytes), guessed: true };
}

function normaliseLabel(label: string | undefined): string {
  const name = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  return ALIASES[name] ?? name;
}

function decodeSevenBit(bytes: Uint8Array, name: string): Decoded {
  if (name === 'utf-7' || name === 'unicode-1-1-utf-7')
    return { text: iconv.decode(asBuffer(bytes), 'utf-7'), guessed: false };
  if (name === 'hz-gb-2312' || name === 'iso-2022-kr' || name.startsWith('utf-16') || name.startsWith('utf-32')) {
    return decodeNamed(bytes, name) ?? { text: asBuffer(bytes).toString('latin1'), guessed: true };
  }
  if (asBuffer(bytes).includes(ISO_2022_ESCAPE)) {
    return { text: new TextDecoder('iso-2022-jp').decode(bytes), guessed: !name.startsWith('iso-2022-jp') };
  }
  return decodeNamed(bytes, name) ?? { text: asBuffer(bytes).toString('latin1'), guessed: false };
}

function decodeNamed(bytes: Uint8Array, name: string): Decoded | null {
  if (name === '') return null;
  try {
    return { text: new TextDecoder(name).decode(bytes), guessed: false };
  } catch {
    if (iconv.encodingExists(name)) return { text: iconv.decode(asBuffer(bytes), name), guessed: false };
    return null;
  }
}

/** UTF-8 when valid, else the East Asian or Cyrillic charset that yields a plausible text, else Windows-1252, which takes any byte. */
function guess(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const name = plausibleCharset(bytes.subarray(0, 8192));
  return new TextDecoder(name ?? 'windows-1252').decode(bytes);
}

function guessJapanese(bytes: Uint8Array): string {
  for (const name of ['utf-8', 'shift_jis', 'euc-jp']) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // not this one
    }
  }
  return new TextDecoder('shift_jis').decode(bytes);
}

/** True when no byte is above 0x7f. */
export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 0x7f) return false;
  return true;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many well-formed multi-byte sequences start in the first 64 KiB: none means the label lied. */
function countUtf8Sequences(bytes: Uint8Array): number {
  let count = 0;
  const end = Math.min(bytes.length, 65_536) - 1;
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] ?? 0;
    const next = bytes[i + 1] ?? 0;
    if (lead >= 0xc3 && lead < 0xf5 && next >= 0x80 && next < 0xc0) count++;
  }
  return count;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
