import type { Address, Banner, CalendarEvent, MailAttachment } from './analysed-mail.ts';
import { toAttachment } from './attachment.ts';
import { cleanLine, cleanString } from './clean-string.ts';
import { htmlToText } from './html/html-to-text.ts';
import { readAddresses, cleanAddress } from './mime/addresses.ts';
import { sortBodyParts, type BodyParts } from './mime/body-parts.ts';
import { newLimits, readEntity, type Entity } from './mime/entity.ts';
import { readHeaderBlock, type HeaderBlock } from './mime/header-block.ts';
import { readMailDate } from './mime/mail-date.ts';
import { partText } from './mime/part-text.ts';
import { readCalendar } from './unwrap/calendar.ts';
import { takeUuencoded } from './unwrap/inline-uuencode.ts';
import { unwrapOpaque } from './unwrap/unwrap-opaque.ts';

/** A mail as read, before anything is judged. Serves every later step. */
export interface ParsedMail {
  readonly raw: Buffer;
  readonly headers: HeaderBlock;
  readonly root: Entity;
  readonly subject: string;
  readonly date: string | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly replyTo: readonly Address[];
  readonly deliveredTo: readonly string[];
  readonly text: string;
  /** Not yet sanitised. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  readonly calendar: readonly CalendarEvent[];
  readonly banners: Set<Banner>;
}

const DELIVERY_HEADERS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-forwarded-to',
];

/** Reads a whole mail, or only its headers when it is larger than `maxBytes`. Never throws on what a sender wrote. */
export function parseMail(raw: Buffer, maxBytes: number): ParsedMail {
  const banners = new Set<Banner>();
  const limits = newLimits();
  const isLarge = raw.length > maxBytes;
  const { headers, bodyStart } = readHeaderBlock(raw, 0, raw.length);
  const read = isLarge ? readEntity(raw, 0, bodyStart, limits) : readEntity(raw, 0, raw.length, limits);
  const root = isLarge ? read : unwrapOpaque(read, limits, banners);
  if (isLarge) banners.add('too-large');
  if (limits.isTooDeep) banners.add('too-deep');
  if (limits.hasTooManyParts) banners.add('too-many-parts');
  const body = isLarge ? NO_BODY : readBody(root, banners);
  const addresses = (name: string) => headers.allStructured(name).flatMap((value) => readAddresses(value));
  return {
    raw,
    headers,
    root,
    subject: cleanLine(headers.text('subject')).slice(0, 2000),
    date: readMailDate(headers.text('date')),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    replyTo: addresses('reply-to'),
    deliveredTo: deliveredTo(headers),
    banners,
    ...body,
  };
}

type Body = Pick<ParsedMail, 'text' | 'html' | 'attachments' | 'calendar'>;
const NO_BODY: Body = { text: '', html: null, attachments: [], calendar: [] };

function readBody(root: Entity, banners: Set<Banner>): Body {
  const parts = sortBodyParts(root);
  markStructure(root, banners);
  const read = (part: Entity) => {
    const decoded = partText(part);
    if (decoded.guessed) banners.add('charset-guessed');
    if (decoded.isCut) banners.add('shortened');
    return cleanString(decoded.text);
  };
  const uuencoded: MailAttachment[] = [];
  const plain = parts.text.filter(isReadable).map((part) => {
    if (part.type === 'text/html') return htmlToText(read(part));
    const taken = takeUuencoded(read(part));
    uuencoded.push(...taken.files);
    return taken.text;
  });
  if (uuencoded.length > 0) banners.add('uuencoded');
  const calendar = readCalendar(root, banners);
  const text = joinTexts(plain);
  return {
    text: text.trim() === '' ? lastResort(parts, read) : text,
    html: joinHtml(parts, read),
    attachments: [...parts.attachments.map(toAttachment), ...uuencoded],
    calendar,
  };
}

function joinTexts(texts: readonly string[]): string {
  return texts.reduce((all, text) => (all === '' || all.endsWith('\n') ? all + text : `${all}\n${text}`), '');
}

/** Types that a person can read when nothing better is there. */
const READABLE =
  /^(?:text\/(?:plain|html|enriched|richtext|markdown)|multipart\/.*|message\/(?:delivery-status|feedback-report))$/;

/** The text of another part rather than an empty message: the end of a cut mail, text/enriched, a machine's report. */
function lastResort(parts: BodyParts, read: (part: Entity) => string): string {
  const readable = parts.attachments.filter((part) => part.disposition !== 'attachment' && READABLE.test(part.type));
  return readable
    .slice(0, 3)
    .map((part) => (part.type === 'text/html' ? htmlToText(read(part)) : read(part)))
    .join('\n');
}

function joinHtml(parts: BodyParts, read: (part: Entity) => string): string | null {
  if (!parts.html.some((part) => part.type === 'text/html')) return null;
  return parts.html
    .filter(isReadable)
    .map((part) => (part.type === 'text/html' ? read(part) : `<div>${escapeText(read(part))}</div>`))
    .join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

function isReadable(part: Entity): boolean {
  return part.type.startsWith('text/') || part.type.startsWith('multipart/');
}

function markStructure(root: Entity, banners: Set<Banner>): void {
  const pending = [root];
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (part.isCut && part.parts.length > 0) banners.add('truncated');
    if (part.type === 'multipart/encrypted' || part.type === 'application/pgp-signature') banners.add('pgp');
    if (/^application\/(?:x-)?pkcs7-signature$/.test(part.type)) banners.add('smime-signed');
    pending.push(...part.parts);
  }
}

function deliveredTo(headers: HeaderBlock): string[] {
  const values = DELIVERY_HEADERS.flatMap((name) => headers.allStructured(name));
  const list = values.flatMap((value) => value.split(/[,\s]+/)).map((value) => cleanAddress(value));
  return [...new Set(list.filter((address) => address.includes('@')))].slice(0, 100);
}
