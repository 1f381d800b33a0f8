import { Injectable } from '@nestjs/common';
import type { InputOf, Locale, requestTranscript } from '@guichet/contracts';
import { AutomaticMessages, LiveTimeline } from '@guichet/conversations';
import { currentVisitor, Db, DomainError, Events, found } from '@guichet/platform';
import { VisitorLimits } from '../live/visitor-limits.ts';
import { transcriptMail } from './mail-texts.ts';

const MAX_MESSAGES = 1000;

/** The dialogue by mail, when its visitor asks for it. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly db: Db,
    private readonly timeline: LiveTimeline,
    private readonly messages: AutomaticMessages,
    private readonly events: Events,
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
      if (!visitor.email) await tx.visitor.updateMany({ where: { id: visitorId, email: '' }, data: { email } });
      const { entries } = await this.timeline.after(tx, conversationId, 0, MAX_MESSAGES);
      const lines = entries.map(({ at, direction, fromName, text }) => ({
        at,
        text,
        name: direction === 'out' ? fromName : '',
      }));
      const { subject, text } = transcriptMail(visitor.language as Locale, site.name, lines);
      const via = { inboxId, kind: 'transcript' as const };
      const to = { name: '', address: email };
      const { entryId } = await this.messages.send(tx, { conversationId, to, subject, text, via });
      await this.events.record(tx, 'chat.mailed', { conversationId, messageId: entryId, kind: 'transcript' });
      return { ok: true };
    });
  }
}
