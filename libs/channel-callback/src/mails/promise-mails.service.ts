import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { AutomaticMessages } from '@guichet/conversations';
import { Clock, Db, Events, Files, key, type rows, type Tx } from '@guichet/platform';
import { LinkTokens } from '../slots/link-tokens.service.ts';
import { calendarFile } from './calendar-file.ts';
import { type PromiseMail, promiseMail } from './callback-texts.ts';

const CALL_MINUTES = 15;

/** Mails about a chosen minute: that it is noted, and that it is near. With the appointment for one's calendar. */
@Injectable()
export class PromiseMails {
  constructor(
    private readonly db: Db,
    private readonly messages: AutomaticMessages,
    private readonly links: LinkTokens,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  async send(callbackId: string, kind: PromiseMail['kind']): Promise<void> {
    const due = await this.db.tx((tx) => promiseOf(tx, callbackId));
    if (!due) return;
    const { row, at, inboxId, siteName } = due;
    const url = this.links.urlOf(callbackId);
    const about = { kind, siteName, number: row.number, at, zone: row.zone, url };
    const mail = promiseMail(row.language as Locale, about);
    const file = Buffer.from(this.appointment(row, at, { url, summary: mail.subject, description: mail.text }));
    const fileKey = await this.files.put(file);
    const via = { inboxId, kind: 'callback' as const };
    const to = { name: row.name, address: row.email };
    const files = [{ fileKey, name: 'call-back.ics', type: 'text/calendar', size: file.length }];
    const isSent = await this.db.tx(async (tx) => {
      if (!(await this.isFirst(tx, row.id, kind, at))) return false;
      const { conversationId } = row;
      await this.messages.send(tx, { conversationId, to, subject: mail.subject, text: mail.text, via, files });
      return true;
    });
    if (!isSent) await this.files.remove(fileKey);
  }

  /** Whoever changes the row sends: not an event that is told twice, nor a second process. */
  private async isFirst(tx: Tx, id: string, kind: PromiseMail['kind'], at: Date): Promise<boolean> {
    const untold = { OR: [{ confirmedAt: null }, { confirmedAt: { not: at } }] };
    const { count } =
      kind === 'near'
        ? await tx.callback.updateMany({ where: { id, remindedAt: null }, data: { remindedAt: this.clock.now() } })
        : await tx.callback.updateMany({ where: { id, promisedAt: at, ...untold }, data: { confirmedAt: at } });
    return count === 1;
  }

  private appointment(
    { id }: rows.Callback,
    at: Date,
    words: { url: string; summary: string; description: string },
  ): string {
    const now = this.clock.now();
    // Seconds rise, and a change is later than what it changes.
    const sequence = Math.floor(now.getTime() / 1000) % 2_147_483_647;
    return calendarFile({ id, sequence, at, minutes: CALL_MINUTES, now, ...words });
  }
}

/** Null where no minute is promised (any more), or nobody can be told by mail. */
async function promiseOf(tx: Tx, callbackId: string) {
  const row = await tx.callback.findUnique({ where: key(callbackId) });
  const site = row && (await tx.site.findUnique({ where: key(row.siteId) }));
  const { promisedAt: at, endedAt, email } = row ?? {};
  if (!row || !at || endedAt || !email || !site?.mailInboxId) return null;
  return { row, at, inboxId: site.mailInboxId, siteName: site.name };
}

/** Tells of a minute that was chosen, or moved. */
@Injectable()
export class PromiseNews {
  constructor(mails: PromiseMails, events: Events) {
    events.subscribe('callback.promised', ['callback.asked'], ({ data }) => mails.send(data.callbackId, 'noted'));
    events.subscribe('callback.promised-anew', ['callback.moved'], ({ data }) => mails.send(data.callbackId, 'moved'));
  }
}
