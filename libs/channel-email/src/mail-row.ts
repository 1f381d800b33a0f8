import type { rows } from '@guichet/platform';

/** What taking a stored mail in needs to know of it. */
export type MailRow = Pick<
  rows.IncomingMail,
  'id' | 'inboxId' | 'mailboxId' | 'sha256' | 'fileKey' | 'envelope' | 'attempts' | 'receivedAt'
>;
