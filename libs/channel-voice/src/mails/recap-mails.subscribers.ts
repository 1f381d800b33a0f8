import { Injectable } from '@nestjs/common';
import { Closing, type Locale } from '@guichet/contracts';
import { AutomaticMessages, recapMail } from '@guichet/conversations';
import { Clock, Db, Events, type Tx } from '@guichet/platform';
import { dueRecap } from './recap.query.ts';

/** Whichever comes last: the end of the talk, or the three steps of the closing. */
const WHEN = ['conversation.resolved', 'call.ended'] as const;

/** After the talk, what was understood, the solution and what happens next go out by mail: once for each call. */
@Injectable()
export class RecapMails {
  constructor(
    private readonly db: Db,
    private readonly messages: AutomaticMessages,
    private readonly clock: Clock,
    events: Events,
  ) {
    events.subscribe('voice.recap', WHEN, ({ data }) => this.look(data.conversationId));
  }

  /** Sends what is due, if anything is. */
  look(conversationId: string): Promise<void> {
    return this.db.tx((tx) => this.send(tx, conversationId));
  }

  private async send(tx: Tx, conversationId: string): Promise<void> {
    const due = await dueRecap(tx, conversationId);
    if (!due) return;
    const language = due.language as Locale;
    const mail = recapMail(language, { ...due, closing: Closing.parse(due.closing) });
    if (!mail) return;
    // Whoever changes the rows sends; an event that is told twice does not.
    const { count } = await tx.call.updateMany({
      where: { conversationId, recapMailedAt: null, answeredAt: { not: null }, endedAt: { not: null } },
      data: { recapMailedAt: this.clock.now() },
    });
    if (!count) return;
    const to = { name: due.name, address: due.email };
    const via = { inboxId: due.inboxId, kind: 'recap' as const };
    await this.messages.send(tx, { conversationId, to, ...mail, via, asksSettled: language });
  }
}
