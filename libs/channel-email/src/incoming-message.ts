import type { Address } from '@guichet/contracts';
import type { IncomingMessage, MessageFile } from '@guichet/conversations';
import type { AnalysedMail, CalendarEvent } from './intake/analysed-mail.ts';
import type { MailRow } from './mail-row.ts';

const MAX_NAME = 200;
const MAX_ADDRESS = 320;
const MAX_REPLY_TO = 10;

/** An analysed mail in the terms of conversations. `plain` takes reply tokens off addresses. */
export function incomingMessage(
  row: MailRow,
  mail: AnalysedMail,
  files: MessageFile[],
  conversationId: string | null,
  plain: (address: string) => string,
): IncomingMessage {
  const address = (given: { name: string; address: string }): Address => ({
    name: given.name.slice(0, MAX_NAME),
    address: plain(given.address).slice(0, MAX_ADDRESS),
  });
  return {
    externalId: `mail:${row.id}`,
    conversationId,
    channel: 'email',
    inboxId: row.inboxId,
    at: row.receivedAt,
    subject: mail.subject,
    kind: mail.kind,
    from: address(mail.from),
    to: mail.to.map(address),
    cc: mail.cc.map(address),
    replyTo: mail.replyTo.slice(0, MAX_REPLY_TO).map(address),
    text: mail.strippedText,
    quotedText: mail.quotedText,
    html: mail.html,
    hasRemoteImages: mail.hasRemoteImages,
    language: mail.language,
    notices: noticesOf(mail),
    attachments: files,
    hasRaw: true,
  };
}

/** A form on the company's page writes under our own address and names the visitor in Reply-To: he is who wrote. */
export function fromVisitor(mail: AnalysedMail, ownAddresses: readonly string[]): AnalysedMail {
  const isOurs = ({ address }: Address) => ownAddresses.includes(address.toLowerCase());
  const visitor = mail.replyTo.find((one) => one.address.includes('@') && !isOurs(one));
  if (!visitor || !isOurs(mail.from)) return mail;
  return { ...mail, from: visitor, banners: [...mail.banners, 'sender-from-reply-to'] };
}

function noticesOf({ banners, calendar }: AnalysedMail): IncomingMessage['notices'] {
  const plain = banners.filter((kind) => kind !== 'calendar' || calendar.length === 0);
  return [
    ...plain.map((kind) => ({ kind, detail: null })),
    ...calendar.map((event) => ({ kind: 'calendar', detail: calendarLine(event) })),
  ];
}

const calendarLine = ({ summary, start, end, location }: CalendarEvent): string =>
  [summary, [start, end].filter(Boolean).join(' – '), location].filter(Boolean).join(' · ').slice(0, 500);
