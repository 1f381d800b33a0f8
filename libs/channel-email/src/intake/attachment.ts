import type { MailAttachment } from './analysed-mail.ts';
import { cleanLine } from './clean-string.ts';
import { readHeaderBlock } from './mime/header-block.ts';
import { decodeBody, type Entity } from './mime/entity.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/pgp-signature': 'asc',
  'application/pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'message/delivery-status': 'txt',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
};

/** Pictures that are shown, by their first bytes (WHATWG MIME sniffing, section 6.1). */
const PICTURES: readonly (readonly [type: string, start: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBPVP/],
];

/** What it is labelled, but for pictures, which are shown: those are told by what they hold. */
function typeOf(label: string, content: Buffer): string {
  const head = content.toString('latin1', 0, 16);
  const found = PICTURES.find(([, start]) => start.test(head));
  if (found) return found[0];
  return PICTURES.some(([type]) => type === label) ? 'application/octet-stream' : label;
}

/** A MIME part as a file. */
export function toAttachment(part: Entity): MailAttachment {
  const content = decodeBody(part);
  const contentId = cleanLine(part.headers.text('content-id')).replace(/^<|>$/g, '');
  return {
    name: fileName(part, content),
    // A multipart that could not be taken apart is its raw text.
    type: part.type.startsWith('multipart/') ? 'text/plain' : typeOf(cleanLine(part.type).slice(0, 200), content),
    size: content.length,
    contentId: contentId === '' ? null : contentId,
    inline:
      part.disposition !== 'attachment' &&
      (contentId !== '' || part.disposition === 'inline') &&
      part.type.startsWith('image/'),
    content,
  };
}

function fileName(part: Entity, content: Buffer): string {
  const given = safeFileName(part.dispositionParams.get('filename') ?? part.params.get('name') ?? '');
  if (given !== '') return given;
  const extension = EXTENSIONS[part.type] ?? (/^(?:text|multipart)\//.test(part.type) ? 'txt' : 'bin');
  if (part.type === 'message/rfc822') {
    const subject = safeFileName(readHeaderBlock(content, 0, content.length).headers.text('subject'));
    if (subject !== '') return `${subject.slice(0, 100)}.eml`;
  }
  return `attachment.${extension}`;
}

/** No path, control or direction-changing character: a name is shown and offered for download. */
export function safeFileName(name: string): string {
  const base = cleanLine(name).split(/[\\/]/).pop() ?? '';
  return base
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 200);
}
