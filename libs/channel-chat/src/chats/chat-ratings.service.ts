import { Injectable } from '@nestjs/common';
import { type InputOf, maskCards, type rateChat } from '@guichet/contracts';
import { VisitorLimits } from '@guichet/sites';
import { Clock, currentVisitor, Db, DomainError, Events, found } from '@guichet/platform';

const DAY = 86_400_000;

/** What a visitor says of the service: 1 to 5, and a word. */
@Injectable()
export class ChatRatings {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly limits: VisitorLimits,
  ) {}

  async rate({ conversationId, score, comment }: InputOf<typeof rateChat>): Promise<{ ok: true }> {
    const { visitorId } = currentVisitor();
    await this.limits.spend('rating', visitorId);
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const chat = found(await tx.chat.findFirst({ where: { conversationId, visitorId } }));
      const closedAt = chat.endedAt ?? now;
      if (now.getTime() - closedAt.getTime() > DAY) throw new DomainError('chat_ended');
      const data = { rating: score, ratingComment: maskCards(comment), ratedAt: now };
      await tx.chat.updateMany({ where: { conversationId }, data });
      await this.events.record(tx, 'chat.rated', { conversationId, score });
      return { ok: true };
    });
  }
}
