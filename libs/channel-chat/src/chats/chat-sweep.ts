import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, Clock, CONFIG, type Config, Db, log, type Tx } from '@guichet/platform';
import { FollowUpMails } from '../mails/follow-ups.service.ts';
import { ChatEnds } from './chat-ends.service.ts';
import { silentChats } from './silent-chats.query.ts';

const EVERY_MS = 10_000;

/** What comes by time alone: rest, end and mail after silence. Looked for, since a timer for each message would cost more than all else of it. */
@Injectable()
export class ChatSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly ends: ChatEnds,
    private readonly mails: FollowUpMails,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.GUICHET_ROLE === 'web') return;
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        .catch((error: unknown) => log.warn({ err: error }, 'chats could not be swept'))
        .finally(() => (this.running = undefined));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async sweep(): Promise<void> {
    const tenants = await this.db.beforeTenant<{ tenant_id: string }>('select tenant_id from tenants_with_sites()', []);
    for (const { tenant_id } of tenants)
      await asTenant(tenant_id, () => this.sweepTenant()).catch((error: unknown) =>
        log.warn({ err: error }, 'chats of a tenant could not be swept'),
      );
  }

  private async sweepTenant(): Promise<void> {
    const silent = await this.db.tx((tx) => silentChats(tx, this.clock.now()));
    for (const { conversationId, what } of silent) await this.db.tx((tx) => this.settle(tx, conversationId, what));
    await this.mails.send();
  }

  private settle(tx: Tx, conversationId: string, what: 'rest' | 'end'): Promise<void> {
    return what === 'rest' ? this.ends.rest(tx, conversationId) : this.ends.endIn(tx, conversationId, 'silence');
  }
}
