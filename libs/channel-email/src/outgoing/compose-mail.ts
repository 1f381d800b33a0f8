import type { Address } from '@guichet/contracts';
import type { OutgoingMessage } from '@guichet/conversations';
import type { SendMailOptions } from 'nodemailer';

/** What the channel adds to a message: its place in the thread, and where answers go. */
export interface MailFacts {
  /** Without angle brackets, like all ids here. */
  messageId: string;
  inReplyTo: string | null;
  references: readonly string[];
  replyTo: string;
  files: readonly { name: string; type: string; content: Buffer; contentId: string | null; isInline: boolean }[];
}

/** Nothing that could end a header, start another address or hide one. */
const ADDRESS = /^[^\s<>()[\],;:"\\@\p{Cc}]+@[^\s<>()[\],;:"\\@\p{Cc}]+$/u;
const ID = /^[\x21-\x3b\x3d\x3f-\x7e]{3,250}$/;
/** A header line may have 998 characters (RFC 5322 section 2.1.1); long threads keep their root and their end. */
const MAX_REFERENCES = 20;

export const isSafeAddress = ({ address }: Address): boolean => ADDRESS.test(address);

/** Ids that may stand in a header; senders' ids may be anything. */
export function safeReferences(ids: readonly string[]): string[] {
  const safe = [...new Set(ids)].filter((id) => ID.test(id));
  return safe.length <= MAX_REFERENCES ? safe : [safe[0]!, ...safe.slice(1 - MAX_REFERENCES)];
}

/** The mail for nodemailer, which encodes and folds. Every text is one line where a header wants one. */
export function composeMail(message: OutgoingMessage, facts: MailFacts): SendMailOptions {
  const { to, cc, bcc, kind } = message;
  const isAutomatic = kind === 'acknowledgement';
  const references = safeReferences([...facts.references, ...(facts.inReplyTo ? [facts.inReplyTo] : [])]);
  const [inReplyTo] = safeReferences(facts.inReplyTo ? [facts.inReplyTo] : []);
  return {
    from: oneLine(message.from),
    to: to.map(oneLine),
    cc: cc.map(oneLine),
    replyTo: facts.replyTo,
    subject: line(message.subject),
    messageId: `<${facts.messageId}>`,
    ...(inReplyTo ? { inReplyTo: `<${inReplyTo}>` } : {}),
    ...(references.length > 0 ? { references: references.map((id) => `<${id}>`) } : {}),
    text: message.text,
    ...(message.html ? { html: message.html } : {}),
    attachments: facts.files.map(attachment),
    headers: isAutomatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    envelope: {
      // An automatic answer that comes back must reach nobody (RFC 3834 section 3.3); others come back to the conversation.
      from: isAutomatic ? '' : facts.replyTo,
      to: [...to, ...cc, ...bcc].map(({ address }) => address),
    },
    // What is in a message never names a file of ours or a page to load.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const line = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
const oneLine = ({ name, address }: Address) => ({ name: line(name), address });

function attachment({ name, type, content, contentId, isInline }: MailFacts['files'][number]) {
  const isEmbedded = isInline && contentId !== null;
  return {
    filename: line(name),
    content,
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
    contentDisposition: isEmbedded ? 'inline' : 'attachment',
    ...(isEmbedded ? { cid: line(contentId) } : {}),
  };
}
