import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, CONFIG, type Config, Db, log, Metrics, Notifications } from '@guichet/platform';
import type { MailboxFetcher } from './mailbox-fetcher.ts';
import { MailboxFetchers } from './mailbox-fetchers.service.ts';

interface DueMailbox {
  tenant_id: string;
  mailbox_id: string;
  revision: number;
  is_enabled: boolean;
  lease_until: Date | null;
}
interface Running {
  fetcher: MailboxFetcher;
  ended: Promise<void>;
}

const LOOK_MS = 5000;

/** Starts and stops this process's fetchers as mailboxes come, change and go, and as other processes die. */
@Injectable()
export class MailboxSupervisor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly running = new Map<string, Running>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly db: Db,
    private readonly fetchers: MailboxFetchers,
    private readonly notifications: Notifications,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.GUICHET_ROLE === 'web') return;
    this.timer = setInterval(() => this.look(), LOOK_MS);
    // Where this process hears of changes it need not wait for the next look.
    this.notifications.listen((notice) => {
      if (notice?.type === 'mailbox.changed') this.look();
    });
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.looking;
    for (const { fetcher } of this.running.values()) fetcher.stop();
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }

  /** At once. */
  look(): void {
    if (this.isStopping || !this.timer) return;
    this.looking = this.looking
      .then(() => this.compare())
      .catch((error: unknown) => {
        log.warn({ err: error }, 'mailboxes could not be listed');
      });
  }

  private async compare(): Promise<void> {
    if (this.isStopping) return;
    const due = await this.db.beforeTenant<DueMailbox>('select * from due_mailboxes()', []);
    const wanted = new Map(due.filter(({ is_enabled }) => is_enabled).map((row) => [row.mailbox_id, row]));
    for (const [id, { fetcher }] of this.running)
      if (wanted.get(id)?.revision !== fetcher.lease.revision) fetcher.stop();
    const free = [...wanted.values()].filter((row) => !this.running.has(row.mailbox_id) && isFree(row));
    for (const row of free) await asTenant(row.tenant_id, () => this.begin(row.mailbox_id));
    this.metrics.mailboxes.set({ state: 'held' }, this.running.size);
  }

  private async begin(mailboxId: string): Promise<void> {
    const fetcher = await this.fetchers.take(mailboxId);
    if (!fetcher) return;
    const ended = fetcher.run().finally(() => {
      this.running.delete(mailboxId);
      this.look();
    });
    this.running.set(mailboxId, { fetcher, ended });
  }
}

const isFree = ({ lease_until }: DueMailbox): boolean => lease_until === null || lease_until.getTime() < Date.now();
