import { Injectable } from '@nestjs/common';
import { Closing, type Locale } from '@guichet/contracts';
import { AutomaticMessages, recapMail } from '@guichet/conversations';
import { Clock, Db, Events, key, type Tx } from '@guichet/platform';
import { dueRecap } from './callback-recap.query.ts';
import { unreachedMail } from './callback-texts.ts';

/** Whichever comes last: the end of the talk, or the three steps of the closing. */
const RECAP = ['conversation.resolved', 'callback.tried'] as const;

/** Mails of call-backs: after the talk, and when nobody was reached. */
@Injectable()
export class CallbackMails {
  constructor(
    private readonly db: Db,
    private readonly messages: AutomaticMessages,
    private readonly clock: Clock,
    events: Events,
  ) {
    events.subscribe('callback.recap', RECAP, ({ data }) => this.db.tx((tx) => this.recap(tx, data.conversationId)));
    events.subscribe('callback.unreached', ['callback.expired'], ({ data }) =>
      this.db.tx((tx) => this.unreached(tx, data.callbackId)),
    );
  }

  private async recap(tx: Tx, conversationId: string): Promise<void> {
    const due = await dueRecap(tx, conversationId);
    const mail = due && recapMail(due.language as Locale, { ...due, closing: Closing.parse(due.closing) });
    if (!mail) return;
    if (!(await this.isFirst(tx, due.callbackId))) return;
    const via = { inboxId: due.inboxId, kind: 'recap' as const };
    await this.messages.send(tx, { conversationId, to: { name: due.name, address: due.email }, ...mail, via });
  }

  /** Whoever changes the row sends; an event that is told twice does not. */
  private async isFirst(tx: Tx, id: string): Promise<boolean> {
    const data = { recapMailedAt: this.clock.now() };
    return (await tx.callback.updateMany({ where: { id, recapMailedAt: null }, data })).count === 1;
  }

  private async unreached(tx: Tx, callbackId: string): Promise<void> {
    const row = await tx.callback.findUnique({ where: key(callbackId) });
    const site = row && (await tx.site.findUnique({ where: key(row.siteId) }));
    if (!row?.email || !site?.mailInboxId || !(await this.isFirst(tx, callbackId))) return;
    const { conversationId, name, email, language, number, attemptCount } = row;
    const mail = unreachedMail(language as Locale, { siteName: site.name, number, attempts: attemptCount });
    const via = { inboxId: site.mailInboxId, kind: 'callback' as const };
    await this.messages.send(tx, { conversationId, to: { name, address: email }, ...mail, via });
  }
}
