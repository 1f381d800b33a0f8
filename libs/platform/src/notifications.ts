import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DomainEventName, DomainEvents } from '@guichet/contracts';
import pg from 'pg';
import { CONFIG, type Config } from './config.ts';
import { log } from './log.ts';

/** What every process hears after a commit; `null` means: something may have been missed, refetch. */
export interface Notice<N extends DomainEventName = DomainEventName> {
  tenantId: string;
  type: N;
  data: DomainEvents[N];
  actorId: string | null;
}
type Listener = (notice: Notice | null) => void;

/** Postgres NOTIFY to all processes: the commit itself sends, so nothing is told that did not happen. */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | undefined;
  private isStopping = false;
  private isComingBack = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** Listens until stopped; a lost connection is made again, and listeners are told of the gap. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.APP_DATABASE_URL, keepAlive: true });
    client.on('notification', ({ payload }) => this.tell(JSON.parse(payload!) as Notice));
    client.on('error', (error) => log.warn({ err: error }, 'lost the line to the database'));
    await client.connect();
    // Not before: a connection that never came to be ends as well, and each try would begin tries of its own.
    client.on('end', () => void this.again());
    await client.query('listen guichet');
    this.client = client;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.client?.end();
  }

  private async again(): Promise<void> {
    if (this.isComingBack) return;
    this.isComingBack = true;
    while (!this.isStopping) {
      await sleep(250);
      const isBack = await this.start().then(
        () => true,
        () => false,
      );
      if (!isBack) continue;
      this.isComingBack = false;
      return this.tell(null);
    }
  }

  private tell(notice: Notice | null): void {
    for (const listener of this.listeners) listener(notice);
  }
}
