import { Injectable } from '@nestjs/common';
import type { InputOf, Locale, requestTranscript } from '@guichet/contracts';
import { LiveTimeline } from '@guichet/conversations';
import { currentVisitor, Db, DomainError, found } from '@guichet/platform';
import { VisitorLimits, VisitorsService } from '@guichet/sites';
import { ChatMails } from './chat-mails.service.ts';
import { transcriptMail } from './mail-texts.ts';

const MAX_MESSAGES = 1000;

/** The dialogue by mail, when its visitor asks for it. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly db: Db,
    private readonly timeline: LiveTimeline,
    private readonly mails: ChatMails,
    private readonly visitors: VisitorsService,
    private readonly limits: VisitorLimits,
  ) {}

  async send({ conversationId, email }: InputOf<typeof requestTranscript>): Promise<{ ok: true }> {
    const { visitorId } = currentVisitor();
    const own = () =>
      this.db.tx((tx) =>
        tx.chat.findFirst({ where: { conversationId, visitorId }, include: { site: true, visitor: true } }),
      );
    const { site, visitor } = found(await own());
    const inboxId = found(site.mailInboxId);
    // Only to himself: to an address he gave before, or gives now that he has none. Else a chat could write to anybody.
    if (visitor.email && visitor.email !== email)
      throw new DomainError('invalid_input', { issues: [{ path: 'email' }] });
    await this.limits.spend('transcript', visitorId);
    return this.db.tx(async (tx) => {
      if (!visitor.email) await this.visitors.learnAddress(tx, visitorId, email);
      const { entries } = await this.timeline.after(tx, conversationId, 0, MAX_MESSAGES);
      const lines = entries.map(({ at, direction, fromName, text }) => ({
        at,
        text,
        name: direction === 'out' ? fromName : '',
      }));
      const { subject, text } = transcriptMail(visitor.language as Locale, site.name, lines);
      await this.mails.send(tx, { conversationId, inboxId, email, subject, text, kind: 'transcript' });
      return { ok: true };
    });
  }
}
