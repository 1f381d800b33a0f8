/** The raw value of a MAPI property. */
export interface MapiValue {
  readonly bytes: Buffer;
  readonly isUnicode: boolean;
}

/** Sizes of fixed-length property types (MS-OXCDATA section 2.11.1), padded to four bytes. */
const FIXED: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const STRING_8 = 0x1e;
const UNICODE = 0x1f;
const OBJECT = 0x0d;
const BINARY = 0x102;
const MULTI = 0x1000;

/** Reads the property list of an attMAPIProps or attAttachment block. Stops at the first thing that makes no sense. */
export function readMapi(data: Buffer): Map<number, MapiValue> {
  const found = new Map<number, MapiValue>();
  const reader = { data, at: 4 };
  if (data.length < 4) return found;
  const count = Math.min(data.readUInt32LE(0), 5000);
  for (let i = 0; i < count && reader.at + 4 <= data.length; i++) {
    const type = data.readUInt16LE(reader.at);
    const id = data.readUInt16LE(reader.at + 2);
    reader.at += 4;
    if (id >= 0x8000 && !skipName(reader)) return found;
    const value = readValue(reader, type);
    if (!value) return found;
    if (!found.has(id)) found.set(id, { bytes: value, isUnicode: (type & ~MULTI) === UNICODE });
  }
  return found;
}

interface Reader {
  readonly data: Buffer;
  at: number;
}

/** A named property carries a GUID and a number or a string before its value. */
function skipName(reader: Reader): boolean {
  if (reader.at + 24 > reader.data.length) return false;
  const isNumber = reader.data.readUInt32LE(reader.at + 16) === 0;
  const length = reader.data.readUInt32LE(reader.at + 20);
  reader.at += isNumber ? 24 : 24 + padded(length);
  return reader.at <= reader.data.length;
}

function readValue(reader: Reader, type: number): Buffer | null {
  const isMulti = (type & MULTI) !== 0;
  const base = type & ~MULTI;
  const fixed = FIXED[base];
  if (fixed !== undefined && !isMulti) return take(reader, fixed);
  const values = readCount(reader);
  if (values === null || values > 5000) return null;
  let first: Buffer | null = null;
  for (let i = 0; i < values; i++) {
    const value: Buffer | null = fixed === undefined ? readSized(reader, base) : take(reader, fixed);
    if (!value) return null;
    first ??= value;
  }
  return first ?? Buffer.alloc(0);
}

function readSized(reader: Reader, base: number): Buffer | null {
  if (base !== STRING_8 && base !== UNICODE && base !== BINARY && base !== OBJECT) return null;
  const length = readCount(reader);
  if (length === null) return null;
  const value = reader.data.subarray(reader.at, reader.at + length);
  reader.at += padded(length);
  // An embedded object begins with the 16 bytes of its interface id.
  return base === OBJECT ? value.subarray(16) : value;
}

function readCount(reader: Reader): number | null {
  if (reader.at + 4 > reader.data.length) return null;
  const count = reader.data.readUInt32LE(reader.at);
  reader.at += 4;
  return count;
}

function take(reader: Reader, size: number): Buffer | null {
  if (reader.at + size > reader.data.length) return null;
  reader.at += size;
  return reader.data.subarray(reader.at - size, reader.at);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
