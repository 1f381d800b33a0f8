import { log } from '@guichet/platform';
import { backoffMs } from './backoff.ts';
import { FolderReader } from './folder-reader.ts';
import { failureCodeOf, failureWords } from './mail-server-failure.ts';
import {
  type Health,
  LEASE_SECONDS,
  LeaseLost,
  type MailboxLease,
  type MailboxLeases,
} from './mailbox-leases.service.ts';
import { type ImapLimits, openImap } from './imap-connection.ts';
import type { IncomingMailService } from '../incoming-mail.service.ts';
import { WakeUp } from './wake-up.ts';

export interface FetcherParts {
  leases: MailboxLeases;
  incoming: IncomingMailService;
  limits: ImapLimits & { pollMs: number; maxMailBytes: number };
}

/** Keeps one mailbox empty of news: listens by IDLE, looks by itself now and then, and connects again after any failure. */
export class MailboxFetcher {
  private readonly wakeUp = new WakeUp();
  private isStopped = false;
  private failures = 0;
  private renewing: NodeJS.Timeout | undefined;
  private close: () => void = () => undefined;

  constructor(
    readonly lease: MailboxLease,
    private readonly parts: FetcherParts,
  ) {}

  /** Ends when stopped or when the lease is lost; never throws. */
  async run(): Promise<void> {
    this.renewing = setInterval(() => void this.renew(), (LEASE_SECONDS * 1000) / 3);
    while (!this.isStopped) {
      await this.session().catch((error: unknown) => this.failed(error));
      this.wakeUp.reset();
      if (!this.isStopped) await this.wakeUp.wait(backoffMs(this.failures));
    }
    clearInterval(this.renewing);
    await this.parts.leases.release(this.lease).catch(() => undefined); // it runs out by itself
  }

  stop(): void {
    this.isStopped = true;
    this.wakeUp.now();
    this.close();
  }

  /** One connection, from log-in to its end. */
  private async session(): Promise<void> {
    const { lease, parts } = this;
    const client = await openImap(lease.imap, parts.limits);
    this.close = () => client.close();
    client.on('exists', () => this.wakeUp.now());
    client.on('close', () => this.wakeUp.now());
    try {
      const reader = new FolderReader(client, lease, parts);
      while (!this.isStopped) {
        this.wakeUp.reset();
        const isComplete = await reader.readAll();
        this.failures = 0;
        await this.tell(isComplete ? { state: 'idle', hasSynced: true } : { state: 'failing', error: 'folder' });
        await reader.waitForNews(this.wakeUp, parts.limits.pollMs);
      }
    } finally {
      this.close = () => undefined;
      client.close();
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (this.isStopped) return;
    if (error instanceof LeaseLost) return this.stop();
    this.failures += 1;
    const code = failureCodeOf(error);
    log.warn(
      { mailboxId: this.lease.mailboxId, code, failures: this.failures, words: failureWords(error) },
      'mailbox fails',
    );
    await this.tell({ state: 'failing', error: code });
  }

  private async renew(): Promise<void> {
    // A database that does not answer says nothing about the lease: writes name the fence anyway.
    const isKept = await this.parts.leases.renew(this.lease).catch(() => true);
    if (!isKept) this.stop();
  }

  /** Health is for people; that it cannot be written must not stop the mail. */
  private tell(health: Health): Promise<void> {
    return this.parts.leases.tell(this.lease, health).catch(() => undefined);
  }
}
