import { Injectable } from '@nestjs/common';
import { Closing, type Locale } from '@guichet/contracts';
import { recapMail } from '@guichet/conversations';
import { Db, Events, key, type Tx } from '@guichet/platform';
import { CallbackRenewals } from '../slots/callback-renewals.service.ts';
import { LinkTokens } from '../slots/link-tokens.service.ts';
import { dueRecap } from './callback-recap.query.ts';
import { unreachedMail } from './callback-texts.ts';
import { LastMail } from './last-mail.service.ts';

/** Whichever comes last: the end of the talk, or the three steps of the closing. */
const RECAP = ['conversation.resolved', 'callback.tried'] as const;

/** After the talk. */
@Injectable()
export class RecapMails {
  constructor(
    private readonly mail: LastMail,
    db: Db,
    events: Events,
  ) {
    events.subscribe('callback.recap', RECAP, ({ data }) => db.tx((tx) => this.recap(tx, data.conversationId)));
  }

  private async recap(tx: Tx, conversationId: string): Promise<void> {
    const due = await dueRecap(tx, conversationId);
    if (!due) return;
    const language = due.language as Locale;
    const mail = recapMail(language, { ...due, closing: Closing.parse(due.closing) });
    if (!mail) return;
    const via = { inboxId: due.inboxId, kind: 'recap' as const };
    await this.mail.send(tx, due.callbackId, {
      conversationId,
      to: { name: due.name, address: due.email },
      ...mail,
      via,
      asksSettled: language,
    });
  }
}

/** When nobody was reached: with a link to other times, where there are any. */
@Injectable()
export class UnreachedMails {
  constructor(
    private readonly mail: LastMail,
    private readonly renewals: CallbackRenewals,
    private readonly links: LinkTokens,
    db: Db,
    events: Events,
  ) {
    events.subscribe('callback.unreached', ['callback.expired'], ({ data }) =>
      db.tx((tx) => this.unreached(tx, data.callbackId)),
    );
  }

  private async unreached(tx: Tx, callbackId: string): Promise<void> {
    const row = await tx.callback.findUnique({ where: key(callbackId) });
    const site = row && (await tx.site.findUnique({ where: key(row.siteId) }));
    if (!row?.email || !site?.mailInboxId) return;
    const { conversationId, name, email, language, number, attemptCount } = row;
    const hasSlots = (await this.renewals.slotsFor(tx, row)).length > 0;
    const url = hasSlots ? this.links.urlOf(callbackId) : null;
    const mail = unreachedMail(language as Locale, { siteName: site.name, number, attempts: attemptCount, url });
    const via = { inboxId: site.mailInboxId, kind: 'callback' as const };
    await this.mail.send(tx, callbackId, { conversationId, to: { name, address: email }, ...mail, via });
  }
}
