import { createInbox, type Inbox, type RequestOf } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import type { Config, rows } from '@guichet/platform';
import { eventually, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { createTransport } from 'nodemailer';
import { ChannelEmailModule } from './channel-email.module.ts';
import { SmtpDoor } from './smtp-door.ts';

/** An app with mail, on which each test makes a tenant of its own. */
export function startMailApp(settings: Partial<Record<keyof Config, string>> = {}): Promise<TestApp> {
  return startTestApp([IdentityModule, ChannelEmailModule], {
    ALLOW_PRIVATE_HOSTS: '1',
    MAIL_POLL_SECONDS: '2',
    UNDO_SECONDS: '0',
    ...settings,
  });
}

/** A tenant with an administrator and one inbox, and what a test wants to see of it. */
export interface Shop {
  tenantId: string;
  admin: TestPerson;
  inbox: Inbox;
  entries: () => Promise<rows.Entry[]>;
  incoming: () => Promise<rows.IncomingMail[]>;
  conversations: () => Promise<rows.Conversation[]>;
  /** Waits until so many mails have been dealt with. */
  settled: (count: number) => Promise<rows.IncomingMail[]>;
  localMails: () => Promise<rows.LocalMail[]>;
}

export async function openShop(app: TestApp, wishes: Partial<RequestOf<typeof createInbox>> = {}): Promise<Shop> {
  const tenantId = await app.tenant();
  const admin = await signIn(app, tenantId, { role: 'administrator' });
  const name = `Service ${tenantId.slice(-6)}`;
  const address = `service-${tenantId.slice(-12)}@shop.example`;
  const inbox = await admin.call(createInbox, { name, address, ...wishes });
  const within = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenantId, () => app.db.tx(work));
  const incoming = () => within((tx) => tx.incomingMail.findMany({ orderBy: { id: 'asc' } }));
  return {
    tenantId,
    admin,
    inbox,
    incoming,
    entries: () => within((tx) => tx.entry.findMany({ where: { type: 'message' }, orderBy: { id: 'asc' } })),
    conversations: () => within((tx) => tx.conversation.findMany({ orderBy: { number: 'asc' } })),
    localMails: () => within((tx) => tx.localMail.findMany({ orderBy: { id: 'asc' } })),
    settled: (count) =>
      eventually(
        `${count} mails dealt with`,
        async () => {
          const mails = await incoming();
          return mails.filter(({ state }) => state !== 'received').length >= count ? mails : null;
        },
        60_000,
      ),
  };
}

export interface MailParts {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  id?: string | null;
  headers?: string[];
}
let counter = 0;

/** A raw mail; each has a Message-ID of its own unless said otherwise. */
export function rawMail(parts: MailParts = {}): string {
  const { from = 'Inès Caron <ines@customer.example>', to = 'service@shop.example', subject = 'Question' } = parts;
  const { text = 'Bonjour, où est mon colis ?', headers = [] } = parts;
  const id = parts.id === undefined ? `mail-${process.pid}-${Date.now()}-${counter++}@customer.example` : parts.id;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    ...(id === null ? [] : [`Message-ID: <${id}>`]),
    'Date: Mon, 02 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    ...(headers.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
    '',
    text,
    '',
  ].join('\r\n');
}

/** As any mail server would bring it. */
export async function sendByDoor(
  app: TestApp,
  to: string | string[],
  raw: string | Buffer,
  from = 'ines@customer.example',
) {
  const transport = createTransport({ host: '127.0.0.1', port: app.get(SmtpDoor).port, ignoreTLS: true });
  try {
    return await transport.sendMail({ raw, envelope: { from, to } });
  } finally {
    transport.close();
  }
}
