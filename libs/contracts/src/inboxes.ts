import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Cursor, Email, Id, Instant, Limit, Locale, Name, Ok } from './fields.ts';

/** What everybody at the desk may know of an inbox. */
export const InboxSummary = z.object({
  id: Id,
  name: z.string(),
  channel: z.literal('email'),
  address: z.string(),
  signatureHtml: z.string(),
});
export type InboxSummary = z.infer<typeof InboxSummary>;
export const listInboxes = endpoint({
  method: 'GET',
  path: '/api/inboxes',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ inboxes: z.array(InboxSummary) }),
});

export const Security = z.enum(['tls', 'starttls', 'none']);
export const Smtp = z.object({
  host: z.string(),
  port: z.number().int(),
  security: Security,
  username: z.string(),
  hasPassword: z.boolean(),
});
const SmtpInput = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: Security,
  username: z.string().max(320).default(''),
  /** Write-only; absent keeps the stored one. */
  password: z.string().max(1000).optional(),
});

export const Inbox = InboxSummary.extend({
  fromName: z.string(),
  /** Mail sent to this address at the SMTP door enters here; forward the real address to it. */
  forwardingAddress: z.string(),
  teamId: Id.nullable(),
  /** Where its contacts wait when no rule says otherwise. */
  queueId: Id.nullable(),
  language: Locale,
  signatureHtml: z.string(),
  promisedHours: z.number().int(),
  acknowledges: z.boolean(),
  acknowledgementText: z.string(),
  /** The mail that resolves a conversation asks its customer whether it is settled. */
  asksSettled: z.boolean(),
  smtp: Smtp.nullable(),
});
export type Inbox = z.infer<typeof Inbox>;
const inboxFields = {
  name: Name,
  address: Email,
  fromName: z.string().trim().max(200),
  teamId: Id.nullable(),
  queueId: Id.nullable(),
  language: Locale,
  signatureHtml: z.string().max(20_000),
  promisedHours: z.number().int().min(1).max(720),
  acknowledges: z.boolean(),
  acknowledgementText: z.string().max(5000),
  asksSettled: z.boolean(),
  /** Null: use the installation's SMTP, or the local outbox. */
  smtp: SmtpInput.nullable(),
};
export const listInboxSettings = endpoint({
  method: 'GET',
  path: '/api/admin/inboxes',
  access: 'inbox.manage',
  input: z.object({}),
  output: z.object({ inboxes: z.array(Inbox) }),
});
export const createInbox = endpoint({
  method: 'POST',
  path: '/api/admin/inboxes',
  access: 'inbox.manage',
  input: z.object(inboxFields).partial().required({ name: true, address: true }),
  output: Inbox,
});
export const updateInbox = endpoint({
  method: 'PATCH',
  path: '/api/admin/inboxes/:inboxId',
  access: 'inbox.manage',
  input: z.object(inboxFields).partial().extend({ inboxId: Id }),
  output: Inbox,
});
/** Refused with `in_use` once conversations are in it. */
export const deleteInbox = endpoint({
  method: 'DELETE',
  path: '/api/admin/inboxes/:inboxId',
  access: 'inbox.manage',
  input: z.object({ inboxId: Id }),
  output: Ok,
});

export const MailboxFolder = z.object({ path: z.string().min(1).max(500) });
export const Mailbox = z.object({
  id: Id,
  inboxId: Id,
  host: z.string(),
  port: z.number().int(),
  security: Security,
  username: z.string(),
  folders: z.array(z.string()),
  /** Where a mail is moved once it is taken in; null leaves it. */
  moveTo: z.string().nullable(),
  isEnabled: z.boolean(),
  health: z.object({
    state: z.enum(['connecting', 'idle', 'syncing', 'failing', 'disabled']),
    lastSyncAt: Instant.nullable(),
    lastErrorCode: z.string().nullable(),
    lastErrorAt: Instant.nullable(),
    failures: z.number().int(),
    pending: z.number().int(),
  }),
});
export type Mailbox = z.infer<typeof Mailbox>;
const mailboxFields = {
  inboxId: Id,
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: Security,
  username: z.string().trim().min(1).max(320),
  folders: z.array(z.string().min(1).max(500)).min(1).max(50),
  moveTo: z.string().min(1).max(500).nullable(),
  isEnabled: z.boolean(),
};
export const listMailboxes = endpoint({
  method: 'GET',
  path: '/api/admin/mailboxes',
  access: 'inbox.manage',
  input: z.object({}),
  output: z.object({ mailboxes: z.array(Mailbox) }),
});
export const createMailbox = endpoint({
  method: 'POST',
  path: '/api/admin/mailboxes',
  access: 'inbox.manage',
  input: z.object({
    ...mailboxFields,
    password: z.string().min(1).max(1000),
    folders: mailboxFields.folders.default(['INBOX']),
    moveTo: mailboxFields.moveTo.default(null),
    isEnabled: z.boolean().default(true),
  }),
  output: Mailbox,
});
export const updateMailbox = endpoint({
  method: 'PATCH',
  path: '/api/admin/mailboxes/:mailboxId',
  access: 'inbox.manage',
  input: z
    .object({ ...mailboxFields, password: z.string().min(1).max(1000) })
    .partial()
    .extend({ mailboxId: Id }),
  output: Mailbox,
});
export const deleteMailbox = endpoint({
  method: 'DELETE',
  path: '/api/admin/mailboxes/:mailboxId',
  access: 'inbox.manage',
  input: z.object({ mailboxId: Id }),
  output: Ok,
});
/** What a settings test went through, in order; the first that failed ends it. */
export const ConnectionTest = z.object({
  ok: z.boolean(),
  steps: z.array(
    z.object({ step: z.enum(['host', 'port', 'tls', 'login', 'folder']), ok: z.boolean(), message: z.string() }),
  ),
  folders: z.array(z.string()),
});
export type ConnectionTest = z.infer<typeof ConnectionTest>;
/** With `mailboxId` an absent password means the stored one. */
export const testImap = endpoint({
  method: 'POST',
  path: '/api/admin/mailbox-tests',
  access: 'inbox.manage',
  input: z.object({
    mailboxId: Id.optional(),
    host: mailboxFields.host,
    port: mailboxFields.port,
    security: Security,
    username: mailboxFields.username,
    password: z.string().max(1000).optional(),
    folders: z.array(z.string().min(1).max(500)).max(50).default(['INBOX']),
  }),
  output: ConnectionTest,
});
export const testSmtp = endpoint({
  method: 'POST',
  path: '/api/admin/smtp-tests',
  access: 'inbox.manage',
  input: SmtpInput.extend({ inboxId: Id.optional() }),
  output: ConnectionTest,
});

export const QuarantinedMail = z.object({
  id: Id,
  inboxId: Id,
  receivedAt: Instant,
  size: z.number().int(),
  reason: z.string(),
  from: z.string(),
  subject: z.string(),
});
export const listQuarantine = endpoint({
  method: 'GET',
  path: '/api/admin/quarantine',
  access: 'inbox.manage',
  input: z.object({ cursor: Cursor, limit: Limit }),
  output: z.object({ mails: z.array(QuarantinedMail), nextCursor: z.string().nullable() }),
});
/** Sends the raw mail through the intake again; it stays here when that fails again. */
export const replayQuarantined = endpoint({
  method: 'POST',
  path: '/api/admin/quarantine/:mailId/replay',
  access: 'inbox.manage',
  input: z.object({ mailId: Id }),
  output: z.object({ state: z.enum(['queued']) }),
});
export const getQuarantinedRaw = endpoint({
  method: 'GET',
  path: '/api/admin/quarantine/:mailId/raw',
  access: 'inbox.manage',
  transport: 'download',
  input: z.object({ mailId: Id }),
  output: z.any(),
});

/** Mails that rest here since no SMTP is configured. */
export const LocalMail = z.object({
  id: Id,
  at: Instant,
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
});
export const listLocalOutbox = endpoint({
  method: 'GET',
  path: '/api/admin/outbox',
  access: 'inbox.manage',
  input: z.object({ cursor: Cursor, limit: Limit }),
  output: z.object({ mails: z.array(LocalMail), nextCursor: z.string().nullable() }),
});
export const getLocalMail = endpoint({
  method: 'GET',
  path: '/api/admin/outbox/:mailId',
  access: 'inbox.manage',
  input: z.object({ mailId: Id }),
  output: LocalMail.extend({
    text: z.string(),
    html: z.string().nullable(),
    /** In order; a file is fetched by its place. */
    attachments: z.array(z.object({ filename: z.string(), size: z.number().int() })),
  }),
});
export const getLocalAttachment = endpoint({
  method: 'GET',
  path: '/api/admin/outbox/:mailId/attachments/:position',
  access: 'inbox.manage',
  transport: 'download',
  input: z.object({ mailId: Id, position: z.coerce.number().int().min(0).max(100) }),
  output: z.any(),
});
