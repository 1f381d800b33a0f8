import type { Entity } from './entity.ts';
import { isMislabelled } from './part-text.ts';

/** The leaves of a mail, sorted into what is read and what is listed as files. */
export interface BodyParts {
  readonly text: Entity[];
  readonly html: Entity[];
  readonly attachments: Entity[];
}

interface Level {
  readonly multipart: string;
  readonly isInAlternative: boolean;
  /** Its closing delimiter never came: the last part may be incomplete. */
  readonly isCut: boolean;
  readonly isRoot: boolean;
}

interface Sorting {
  text: Entity[] | null;
  html: Entity[] | null;
  readonly attachments: Entity[];
}

/** RFC 8621 section 4.1.4: which parts are the text body, which the HTML body, which are attachments. */
export function sortBodyParts(root: Entity): BodyParts {
  const text: Entity[] = [];
  const html: Entity[] = [];
  const attachments: Entity[] = [];
  const level = { multipart: 'multipart/mixed', isInAlternative: false, isCut: false, isRoot: true };
  sortLevel([root], level, { text, html, attachments });
  return { text, html, attachments };
}

function sortLevel(parts: readonly Entity[], level: Level, sorting: Sorting): void {
  const textBefore = sorting.text?.length ?? -1;
  const htmlBefore = sorting.html?.length ?? -1;
  for (const [index, part] of parts.entries()) {
    if (part.type.startsWith('multipart/') && isContainer(part)) {
      const isInAlternative = level.isInAlternative || part.type === 'multipart/alternative';
      sortLevel(
        part.parts,
        { multipart: part.type, isInAlternative, isCut: part.isCut, isRoot: false },
        { ...sorting },
      );
    } else if (level.isCut && index === parts.length - 1 && isText(part)) placeCut(part, sorting);
    // Its boundary never came: words between others.
    else if (part.type.startsWith('multipart/') && !level.isRoot) {
      sorting.text?.push(part);
      sorting.html?.push(part);
    } else if (isInline(part, index, level)) placeInline(part, level, sorting);
    else sorting.attachments.push(part);
  }
  if (level.multipart === 'multipart/alternative') shareLonelyBody(sorting, textBefore, htmlBefore);
}

/** A multipart whose boundary never came is no container: its body would vanish. */
function isContainer(part: Entity): boolean {
  return part.parts.length > 0 || isBlank(part);
}

function isBlank(part: Entity): boolean {
  return part.raw.every((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20);
}

/**
 * The part at which the mail was cut. It is a file, since nobody knows what is missing; HTML is shown as well, and
 * text is when there is no other.
 */
function placeCut(part: Entity, sorting: Sorting): void {
  if (isBlank(part)) return;
  sorting.attachments.push(part);
  if (part.type === 'text/html') sorting.html?.push(part);
}

function placeInline(part: Entity, level: Level, sorting: Sorting): void {
  if (level.multipart === 'multipart/alternative') {
    if (part.type === 'text/html') sorting.html?.push(part);
    else if (isPlain(part)) sorting.text?.push(part);
    else sorting.attachments.push(part);
    return;
  }
  if (level.isInAlternative) {
    if (part.type === 'text/html') sorting.text = null;
    if (isPlain(part)) sorting.html = null;
  }
  sorting.text?.push(part);
  sorting.html?.push(part);
  // What could not be decoded as it says is shown as it stands, and kept as a file: nobody knows what it was.
  if (isMedia(part) || isMislabelled(part)) sorting.attachments.push(part);
}

/** An alternative with one form only serves both bodies. */
function shareLonelyBody(sorting: Sorting, textBefore: number, htmlBefore: number): void {
  const { text, html } = sorting;
  if (!text || !html) return;
  if (text.length === textBefore && html.length !== htmlBefore) text.push(...html.slice(htmlBefore));
  else if (html.length === htmlBefore && text.length !== textBefore) html.push(...text.slice(textBefore));
}

function isInline(part: Entity, index: number, level: Level): boolean {
  if (part.disposition === 'attachment' || part.type.startsWith('multipart/')) return false;
  if (!isPlain(part) && part.type !== 'text/html' && !isMedia(part)) return false;
  if (index === 0) return true;
  return level.multipart !== 'multipart/related' && (isMedia(part) || !part.params.has('name'));
}

function isPlain(part: Entity): boolean {
  return part.type === 'text/plain';
}

function isText(part: Entity): boolean {
  return part.type === 'text/plain' || part.type === 'text/html';
}

function isMedia(part: Entity): boolean {
  return /^(?:image|audio|video)\//.test(part.type);
}
