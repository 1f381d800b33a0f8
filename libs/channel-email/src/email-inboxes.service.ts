import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { createInbox, Inbox, InboxSummary, InputOf, updateInbox } from '@guichet/contracts';
import { type InboxFields, InboxesService } from '@guichet/conversations';
import { type Act, Audit, Db, DomainError, found, type rows, Secrets, type Tx } from '@guichet/platform';
import { toBase32 } from './base32.ts';
import { doorName } from './door-address.ts';
import { EmailIdentity } from './email-identity.service.ts';

type Fields = Omit<InputOf<typeof updateInbox>, 'inboxId'>;
type SmtpFields = NonNullable<Fields['smtp']>;

/** Inboxes with their mail side: the part that all channels share is conversations', the rest is here. */
@Injectable()
export class EmailInboxesService {
  constructor(
    private readonly db: Db,
    private readonly inboxes: InboxesService,
    private readonly secrets: Secrets,
    private readonly identity: EmailIdentity,
    private readonly audit: Audit,
  ) {}

  async summaries(): Promise<{ inboxes: InboxSummary[] }> {
    const { inboxes } = await this.list();
    return { inboxes };
  }

  async list(): Promise<{ inboxes: Inbox[] }> {
    return this.db.tx(async (tx) => {
      const all = await this.inboxes.list(tx);
      const mail = new Map((await tx.emailInbox.findMany()).map((row) => [row.inboxId, row]));
      return { inboxes: all.flatMap((inbox) => (mail.has(inbox.id) ? [this.view(inbox, mail.get(inbox.id)!)] : [])) };
    });
  }

  create(input: InputOf<typeof createInbox>): Promise<Inbox> {
    return this.db.tx(async (tx) => {
      await this.refuseTaken(tx, input.address);
      const inbox = await this.inboxes.create(tx, { ...shared(input), name: input.name, channel: 'email' });
      const door = doorName(input.name, toBase32(randomBytes(4)).slice(0, 6));
      const row = { ...this.mailFields(input, null), inboxId: inbox.id, address: input.address, door };
      const mail = await tx.emailInbox.create({ data: row });
      await this.record(tx, 'inbox.created', inbox.id, input);
      return this.view(inbox, mail);
    });
  }

  update({ inboxId, ...input }: InputOf<typeof updateInbox>): Promise<Inbox> {
    return this.db.tx(async (tx) => {
      const before = found(await tx.emailInbox.findFirst({ where: { inboxId } }));
      if (input.address !== undefined) await this.refuseTaken(tx, input.address, inboxId);
      const inbox = await this.inboxes.update(tx, inboxId, shared(input));
      await tx.emailInbox.updateMany({ where: { inboxId }, data: this.mailFields(input, before) });
      await this.record(tx, 'inbox.changed', inboxId, input);
      return this.view(inbox, await tx.emailInbox.findFirstOrThrow({ where: { inboxId } }));
    });
  }

  remove(inboxId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      found(await tx.emailInbox.findFirst({ where: { inboxId } }));
      await this.inboxes.remove(tx, inboxId);
      await tx.mailbox.deleteMany({ where: { inboxId } });
      await tx.emailInbox.deleteMany({ where: { inboxId } });
      await this.record(tx, 'inbox.deleted', inboxId, {});
      return { ok: true };
    });
  }

  private mailFields(input: Fields, before: rows.EmailInbox | null) {
    const { address, fromName, acknowledges, acknowledgementText, smtp } = input;
    return {
      ...(address === undefined ? {} : { address }),
      ...(fromName === undefined ? {} : { fromName }),
      ...(acknowledges === undefined ? {} : { acknowledges }),
      ...(acknowledgementText === undefined ? {} : { acknowledgementText }),
      ...(smtp === undefined ? {} : smtp === null ? NO_SMTP : this.smtpFields(smtp, before)),
    };
  }

  /** The stored password stays with the server it was given for: named for another, it would be handed to whoever runs that. */
  private smtpFields({ host, port, security, username, password }: SmtpFields, before: rows.EmailInbox | null) {
    const isSameServer = before?.smtpHost === host && before.smtpUsername === username;
    const kept = isSameServer ? before.smtpSecret : null;
    const smtpSecret = password === undefined ? kept : password === '' ? null : this.secrets.encrypt(password);
    return { smtpHost: host, smtpPort: port, smtpSecurity: security, smtpUsername: username, smtpSecret };
  }

  private async refuseTaken(tx: Tx, address: string, inboxId?: string): Promise<void> {
    const other = await tx.emailInbox.findFirst({
      where: { address, ...(inboxId ? { inboxId: { not: inboxId } } : {}) },
    });
    if (other) throw new DomainError('already_exists', { field: 'address' });
  }

  private async record(tx: Tx, action: Act['action'], inboxId: string, fields: object): Promise<void> {
    await this.audit.record(tx, {
      action,
      subjectType: 'inbox',
      subjectId: inboxId,
      data: { fields: Object.keys(fields) },
    });
  }

  private view(inbox: rows.Inbox, mail: rows.EmailInbox): Inbox {
    const { smtpHost, smtpPort } = mail;
    const security = (mail.smtpSecurity ?? 'tls') as 'tls' | 'starttls' | 'none';
    const login = { username: mail.smtpUsername ?? '', hasPassword: mail.smtpSecret !== null };
    return {
      id: inbox.id,
      name: inbox.name,
      channel: 'email',
      address: mail.address,
      fromName: mail.fromName,
      forwardingAddress: this.identity.doorAddress(mail),
      teamId: inbox.teamId,
      queueId: inbox.queueId,
      language: inbox.language as Inbox['language'],
      signatureHtml: inbox.signatureHtml,
      promisedHours: inbox.promisedHours,
      acknowledges: mail.acknowledges,
      acknowledgementText: mail.acknowledgementText,
      asksSettled: inbox.asksSettled,
      smtp: smtpHost === null || smtpPort === null ? null : { host: smtpHost, port: smtpPort, security, ...login },
    };
  }
}

const NO_SMTP = { smtpHost: null, smtpPort: null, smtpSecurity: null, smtpUsername: null, smtpSecret: null };

function shared({
  name,
  teamId,
  language,
  signatureHtml,
  promisedHours,
  asksSettled,
  queueId,
}: Fields): Partial<InboxFields> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(language === undefined ? {} : { language }),
    ...(signatureHtml === undefined ? {} : { signatureHtml }),
    ...(promisedHours === undefined ? {} : { promisedHours }),
    ...(asksSettled === undefined ? {} : { asksSettled }),
    ...(queueId === undefined ? {} : { queueId }),
  };
}
