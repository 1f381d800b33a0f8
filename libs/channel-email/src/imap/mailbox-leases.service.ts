import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Db, Secrets, type Tx } from '@guichet/platform';
import type { ImapSettings } from './imap-connection.ts';
import type { FailureCode } from './mail-server-failure.ts';

/** The right to fetch one mailbox, with what is needed for it. */
export interface MailboxLease {
  mailboxId: string;
  inboxId: string;
  fence: number;
  revision: number;
  imap: ImapSettings;
  folders: string[];
  moveTo: string | null;
}
export interface Cursor {
  uidValidity: bigint;
  lastUid: number;
}
export interface Health {
  state: 'connecting' | 'idle' | 'syncing' | 'failing';
  hasSynced?: boolean;
  error?: FailureCode;
}

/** The lease is another's now: whoever finds this stops at once. */
export class LeaseLost extends Error {}

export const LEASE_SECONDS = 30;

/** Who fetches which mailbox. The database's clock decides, and each write names its fence, so a frozen holder writes nothing. */
@Injectable()
export class MailboxLeases {
  private readonly holder = randomUUID();

  constructor(
    private readonly db: Db,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Null when another holds it, or it is disabled or gone. */
  async acquire(mailboxId: string): Promise<MailboxLease | null> {
    return this.db.tx(async (tx) => {
      const taken = await tx.$executeRaw`
        update mailbox set lease_holder = ${this.holder}, fence = fence + 1,
          lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), state = 'connecting'
        where id = ${mailboxId}::uuid and is_enabled and (lease_until is null or lease_until < now())`;
      if (taken === 0) return null;
      const row = await tx.mailbox.findFirstOrThrow({ where: { id: mailboxId }, include: { folders: true } });
      const { host, port, security, username } = row;
      const imap = { host, port, security, username, password: this.secrets.decrypt(row.secret) };
      const folders = row.folders.map(({ path }) => path).sort(inboxFirst);
      return {
        mailboxId,
        inboxId: row.inboxId,
        fence: row.fence,
        revision: row.revision,
        imap,
        folders,
        moveTo: row.moveTo,
      };
    });
  }

  /** False when it was lost. */
  async renew({ mailboxId, fence }: MailboxLease): Promise<boolean> {
    const kept = await this.db.tx(
      (tx) => tx.$executeRaw`
        update mailbox set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
        where id = ${mailboxId}::uuid and fence = ${fence} and lease_until is not null`,
    );
    return kept === 1;
  }

  async release({ mailboxId, fence }: MailboxLease): Promise<void> {
    await this.db.tx(
      (tx) => tx.$executeRaw`
        update mailbox set lease_until = null, lease_holder = null where id = ${mailboxId}::uuid and fence = ${fence}`,
    );
  }

  async tell({ mailboxId, fence }: MailboxLease, { state, hasSynced, error }: Health): Promise<void> {
    const now = this.clock.now();
    await this.db.tx((tx) =>
      tx.mailbox.updateMany({
        where: { id: mailboxId, fence },
        data: {
          state,
          ...(hasSynced ? { lastSyncAt: now, failures: 0, lastErrorCode: null } : {}),
          ...(error ? { lastErrorCode: error, lastErrorAt: now, failures: { increment: 1 } } : {}),
        },
      }),
    );
  }

  async cursor(lease: MailboxLease, path: string): Promise<Cursor | null> {
    const row = await this.db.tx((tx) => tx.mailboxFolder.findFirst({ where: { mailboxId: lease.mailboxId, path } }));
    if (!row) throw new LeaseLost(`the folder ${path} is no longer among the settings`);
    return row.uidValidity === null ? null : { uidValidity: row.uidValidity, lastUid: Number(row.lastUid) };
  }

  /** In the transaction that stores the mails. Throws {@link LeaseLost}, so that nothing of it is written. */
  async advance(tx: Tx, { mailboxId, fence }: MailboxLease, path: string, cursor: Cursor): Promise<void> {
    const written = await tx.$executeRaw`
      update mailbox_folder f set uid_validity = ${cursor.uidValidity}, last_uid = ${cursor.lastUid}
      from (select id from mailbox where id = ${mailboxId}::uuid and fence = ${fence} for share) m
      where f.mailbox_id = m.id and f.path = ${path}`;
    if (written === 0) throw new LeaseLost('another process fetches this mailbox');
  }
}

/** The first folder is the one that is listened to. */
const inboxFirst = (a: string, b: string): number =>
  Number(b.toUpperCase() === 'INBOX') - Number(a.toUpperCase() === 'INBOX') || a.localeCompare(b);
