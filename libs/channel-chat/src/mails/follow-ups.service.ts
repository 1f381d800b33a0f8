import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { Clock, Db, type Tx } from '@guichet/platform';
import { ChatMails } from './chat-mails.service.ts';
import { followUpMail } from './mail-texts.ts';
import { type Missed, missedChats, missedWords } from './missed-words.query.ts';

/** Minutes that agent's words wait to be read on the page, and minutes between two mails. */
const UNREAD_MS = 10 * 60_000;
const APART_MS = 15 * 60_000;

/** Brings agents' words by mail to whoever left before he read them. An answer to that mail comes into the same conversation. */
@Injectable()
export class FollowUpMails {
  constructor(
    private readonly db: Db,
    private readonly mails: ChatMails,
    private readonly clock: Clock,
  ) {}

  /** Of the current tenant. */
  async send(): Promise<void> {
    const now = this.clock.now().getTime();
    const since = { unreadBefore: new Date(now - UNREAD_MS), mailedBefore: new Date(now - APART_MS) };
    for (const chat of await this.db.tx((tx) => missedChats(tx, since)))
      await this.db.tx((tx) => this.sendOne(tx, chat, since));
  }

  private async sendOne(tx: Tx, chat: Missed, { mailedBefore }: { mailedBefore: Date }): Promise<void> {
    const { conversationId, email, language, siteName, inboxId } = chat;
    const words = await missedWords(tx, conversationId);
    const last = words.at(-1);
    if (!last) return; // read meanwhile
    // Whoever changes the row sends; another process that looks at the same time does not.
    const { count } = await tx.chat.updateMany({
      where: {
        conversationId,
        OR: [{ mailedAt: null }, { mailedAt: { lt: mailedBefore } }],
        mailedSequence: { lt: last.sequence },
      },
      data: { mailedAt: this.clock.now(), mailedSequence: last.sequence },
    });
    if (!count) return;
    const { subject, text } = followUpMail(language as Locale, siteName, words);
    await this.mails.send(tx, { conversationId, inboxId, email, subject, text, kind: 'follow-up' });
  }
}
