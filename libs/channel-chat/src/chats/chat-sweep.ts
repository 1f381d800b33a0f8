import { Injectable } from '@nestjs/common';
import { Clock, Db, type Sweep, Sweeps, type Tx } from '@guichet/platform';
import { FollowUpMails } from '../mails/follow-ups.service.ts';
import { ChatEnds } from './chat-ends.service.ts';
import { silentChats } from './silent-chats.query.ts';

/** What comes by time alone: rest, end and mail after silence. Looked for, since a timer for each message would cost more than all else of it. */
@Injectable()
export class ChatSweep implements Sweep {
  readonly name = 'chats';
  readonly everyMs = 10_000;
  readonly tenants = 'tenants_with_sites';

  constructor(
    private readonly db: Db,
    private readonly ends: ChatEnds,
    private readonly mails: FollowUpMails,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    const silent = await this.db.tx((tx) => silentChats(tx, this.clock.now()));
    for (const { conversationId, what } of silent) await this.db.tx((tx) => this.settle(tx, conversationId, what));
    await this.mails.send();
  }

  private settle(tx: Tx, conversationId: string, what: 'rest' | 'end'): Promise<void> {
    return what === 'rest' ? this.ends.rest(tx, conversationId) : this.ends.endIn(tx, conversationId, 'silence');
  }
}
