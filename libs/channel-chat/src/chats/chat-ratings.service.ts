import { Injectable } from '@nestjs/common';
import { type InputOf, maskCards, type rateChat } from '@guichet/contracts';
import { ResolutionAnswers } from '@guichet/conversations';
import { VisitorLimits } from '@guichet/sites';
import { Clock, currentVisitor, Db, DomainError, Events, found, type Tx } from '@guichet/platform';

const DAY = 86_400_000;

/** What a visitor says of the service: 1 to 5, a word, and whether his request was settled. */
@Injectable()
export class ChatRatings {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly limits: VisitorLimits,
    private readonly resolution: ResolutionAnswers,
  ) {}

  async rate({ conversationId, score, comment, isSettled }: InputOf<typeof rateChat>): Promise<{ ok: true }> {
    const { visitorId } = currentVisitor();
    if (score === null && isSettled === null)
      throw new DomainError('invalid_input', { issues: [{ path: 'score', code: 'custom', message: 'nothing_said' }] });
    await this.limits.spend('rating', visitorId);
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const chat = found(await tx.chat.findFirst({ where: { conversationId, visitorId } }));
      const closedAt = chat.endedAt ?? now;
      if (now.getTime() - closedAt.getTime() > DAY) throw new DomainError('chat_ended');
      if (isSettled !== null) await this.resolution.give(tx, { conversationId, isSettled, by: 'widget' });
      if (score !== null) await this.keep(tx, conversationId, { score, comment: maskCards(comment), at: now });
      return { ok: true };
    });
  }

  private async keep(tx: Tx, conversationId: string, given: { score: number; comment: string; at: Date }) {
    const data = { rating: given.score, ratingComment: given.comment, ratedAt: given.at };
    await tx.chat.updateMany({ where: { conversationId }, data });
    await this.events.record(tx, 'chat.rated', { conversationId, score: given.score });
  }
}
