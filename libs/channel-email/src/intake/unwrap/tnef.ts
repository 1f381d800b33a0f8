import { decodeCharset } from '../mime/charset.ts';
import { readMapi } from './mapi.ts';

/** A file inside a winmail.dat. */
export interface TnefFile {
  readonly name: string;
  readonly type: string;
  readonly contentId: string | null;
  readonly content: Buffer;
}

/** What a winmail.dat (MS-OXTNEF) holds of use. */
export interface TnefContent {
  readonly text: string;
  readonly html: Buffer | null;
  readonly files: readonly TnefFile[];
}

const SIGNATURE = 0x223e9f78;
const LEVEL_ATTACHMENT = 2;
const ATTRIBUTE = {
  body: 0x800c,
  attachRenderData: 0x9002,
  attachTitle: 0x8010,
  attachData: 0x800f,
  attachMapi: 0x9005,
  messageMapi: 0x9003,
  codepage: 0x9007,
};
const MAPI = {
  body: 0x1000,
  html: 0x1013,
  attachName: 0x3707,
  attachShortName: 0x3704,
  attachData: 0x3701,
  attachType: 0x370e,
  contentId: 0x3712,
};

interface Draft {
  name: string;
  type: string;
  contentId: string | null;
  content: Buffer | null;
}

interface State {
  charset: string;
  text: string;
  html: Buffer | null;
  readonly drafts: Draft[];
}

/** Reads a winmail.dat, or returns null when it is none. A cut file yields what came before the cut. */
export function readTnef(bytes: Buffer): TnefContent | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const state: State = { charset: 'windows-1252', text: '', html: null, drafts: [] };
  let at = 6;
  while (at + 11 <= bytes.length) {
    const level = bytes[at] ?? 0;
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (level === LEVEL_ATTACHMENT) readAttachmentAttribute(state, id, data);
    else readMessageAttribute(state, id, data);
    at += 9 + length + 2;
  }
  const files = state.drafts.flatMap(({ name, type, contentId, content }) =>
    content ? [{ name: name || 'attachment.bin', type: type || 'application/octet-stream', contentId, content }] : [],
  );
  return { text: state.text, html: state.html, files };
}

function readMessageAttribute(state: State, id: number, data: Buffer): void {
  if (id === ATTRIBUTE.codepage && data.length >= 4) state.charset = `windows-${data.readUInt32LE(0)}`;
  if (id === ATTRIBUTE.body) state.text = decode(data, state.charset);
  if (id !== ATTRIBUTE.messageMapi) return;
  const properties = readMapi(data);
  state.html = properties.get(MAPI.html)?.bytes ?? state.html;
  const body = properties.get(MAPI.body);
  if (body) state.text = decode(body.bytes, body.isUnicode ? 'utf-16le' : state.charset);
}

function readAttachmentAttribute(state: State, id: number, data: Buffer): void {
  if (id === ATTRIBUTE.attachRenderData && state.drafts.length < 200) {
    state.drafts.push({ name: '', type: '', contentId: null, content: null });
  }
  const draft = state.drafts.at(-1);
  if (!draft) return;
  if (id === ATTRIBUTE.attachTitle) draft.name ||= decode(data, state.charset);
  if (id === ATTRIBUTE.attachData) draft.content = data;
  if (id !== ATTRIBUTE.attachMapi) return;
  const properties = readMapi(data);
  const text = (key: number) => {
    const value = properties.get(key);
    return value ? decode(value.bytes, value.isUnicode ? 'utf-16le' : state.charset) : '';
  };
  draft.name = text(MAPI.attachName) || text(MAPI.attachShortName) || draft.name;
  draft.type = text(MAPI.attachType) || draft.type;
  draft.contentId = text(MAPI.contentId) || draft.contentId;
  draft.content ??= properties.get(MAPI.attachData)?.bytes ?? null;
}

function decode(bytes: Buffer, charset: string): string {
  return decodeCharset(bytes, charset).text.replace(/\0+$/, '');
}
