import { Injectable } from '@nestjs/common';
import type { createMailbox, InputOf, Mailbox, updateMailbox } from '@guichet/contracts';
import { type Act, Audit, Db, DomainError, Events, found, key, type rows, Secrets, type Tx } from '@guichet/platform';

type Row = rows.Mailbox & { folders: rows.MailboxFolder[] };

/** The IMAP accounts that feed inboxes. Each change makes the fetcher connect anew. */
@Injectable()
export class MailboxesService {
  constructor(
    private readonly db: Db,
    private readonly secrets: Secrets,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  list(): Promise<{ mailboxes: Mailbox[] }> {
    return this.db.tx(async (tx) => {
      const all = await tx.mailbox.findMany({ include: { folders: true }, orderBy: { id: 'asc' } });
      return { mailboxes: await this.views(tx, all) };
    });
  }

  create({ password, folders, ...fields }: InputOf<typeof createMailbox>): Promise<Mailbox> {
    return this.db.tx(async (tx) => {
      await this.checkInbox(tx, fields.inboxId);
      const { id } = await tx.mailbox.create({ data: { ...fields, secret: this.secrets.encrypt(password) } });
      await this.setFolders(tx, id, folders);
      await this.told(tx, 'mailbox.created', id, { host: fields.host, username: fields.username });
      return this.get(tx, id);
    });
  }

  update({ mailboxId, password, folders, ...fields }: InputOf<typeof updateMailbox>): Promise<Mailbox> {
    return this.db.tx(async (tx) => {
      const before = found(await tx.mailbox.findUnique({ where: key(mailboxId) }));
      if (fields.inboxId !== undefined) await this.checkInbox(tx, fields.inboxId);
      const isMoved = isOtherAccount(before, fields);
      if (isMoved && password === undefined) throw passwordNeeded();
      const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      const secret = password === undefined ? {} : { secret: this.secrets.encrypt(password) };
      await tx.mailbox.update({ where: key(mailboxId), data: { ...changed, ...secret, ...FRESH } });
      if (folders) await this.setFolders(tx, mailboxId, folders);
      if (isMoved) await tx.mailboxFolder.updateMany({ where: { mailboxId }, data: { uidValidity: null, lastUid: 0 } });
      const named = [...Object.keys(changed), ...(folders ? ['folders'] : []), ...(password ? ['password'] : [])];
      await this.told(tx, 'mailbox.changed', mailboxId, { fields: named });
      return this.get(tx, mailboxId);
    });
  }

  /** What it brought stays. */
  remove(mailboxId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      await tx.mailbox.delete({ where: key(mailboxId) });
      await this.told(tx, 'mailbox.deleted', mailboxId, {});
      return { ok: true };
    });
  }

  private async get(tx: Tx, id: string): Promise<Mailbox> {
    const row = await tx.mailbox.findUniqueOrThrow({ where: key(id), include: { folders: true } });
    return (await this.views(tx, [row]))[0]!;
  }

  private async checkInbox(tx: Tx, inboxId: string): Promise<void> {
    found(await tx.emailInbox.findFirst({ where: { inboxId } }));
  }

  /** A folder that stays keeps its cursor. */
  private async setFolders(tx: Tx, mailboxId: string, paths: readonly string[]): Promise<void> {
    await tx.mailboxFolder.deleteMany({ where: { mailboxId, path: { notIn: [...paths] } } });
    await tx.mailboxFolder.createMany({ data: paths.map((path) => ({ mailboxId, path })), skipDuplicates: true });
  }

  private async told(tx: Tx, action: Act['action'], mailboxId: string, data: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, { action, subjectType: 'mailbox', subjectId: mailboxId, data });
    await this.events.record(tx, 'mailbox.changed', { mailboxId });
  }

  private async views(tx: Tx, all: Row[]): Promise<Mailbox[]> {
    const ids = all.map(({ id }) => id);
    const waiting = await tx.incomingMail.groupBy({
      by: ['mailboxId'],
      where: { mailboxId: { in: ids }, state: 'received' },
      _count: { _all: true },
    });
    const pending = new Map(waiting.map(({ mailboxId, _count }) => [mailboxId, _count._all]));
    return all.map((row) => view(row, pending.get(row.id) ?? 0));
  }
}

/** New settings get a fresh start: the fetcher sees the revision and the old failures are history. */
const FRESH = { revision: { increment: 1 }, state: 'connecting', failures: 0, lastErrorCode: null } as const;

function isOtherAccount(
  before: rows.Mailbox,
  now: { host?: string | undefined; username?: string | undefined },
): boolean {
  const { host = before.host, username = before.username } = now;
  return host !== before.host || username !== before.username;
}

/** A stored password is for the server it was given for: sent to another host it would be given away. */
const passwordNeeded = () =>
  new DomainError('invalid_input', { issues: [{ path: 'password', code: 'required', message: 'required' }] });

const view = (row: Row, pending: number): Mailbox => ({
  id: row.id,
  inboxId: row.inboxId,
  host: row.host,
  port: row.port,
  security: row.security as Mailbox['security'],
  username: row.username,
  folders: row.folders.map(({ path }) => path).sort(),
  moveTo: row.moveTo,
  isEnabled: row.isEnabled,
  health: {
    state: row.isEnabled ? (row.state as Mailbox['health']['state']) : 'disabled',
    lastSyncAt: row.lastSyncAt?.toISOString() ?? null,
    lastErrorCode: row.lastErrorCode,
    lastErrorAt: row.lastErrorAt?.toISOString() ?? null,
    failures: row.failures,
    pending,
  },
});
