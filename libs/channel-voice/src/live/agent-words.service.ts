import { Injectable } from '@nestjs/common';
import { LiveCourse } from '@guichet/conversations';
import { ROLE_PERMISSIONS } from '@guichet/contracts';
import { context, currentTenant, Db, DomainError, found, key } from '@guichet/platform';
import { Offers, RoutingService } from '@guichet/routing';
import { workOf } from './call-state.query.ts';

/** What an agent says to an offer by his telephone: his answer is his yes, his refusal his no. */
@Injectable()
export class AgentWords {
  constructor(
    private readonly db: Db,
    private readonly offers: Offers,
    private readonly routing: RoutingService,
    private readonly course: LiveCourse,
  ) {}

  /** Refused with `offer_over` when it is not his (any more). Who has said yes at the desk already only picks up. */
  async accept(conversationId: string, userId: string): Promise<void> {
    const work = await this.db.tx((tx) => workOf(tx, conversationId));
    if (work?.agentId !== userId) throw new DomainError('offer_over');
    if (work.state === 'offered') await this.as(userId, () => this.offers.accept(work.id));
  }

  /** It goes to somebody else, and not back to him at once. */
  async decline(conversationId: string, userId: string): Promise<void> {
    const work = await this.db.tx((tx) => workOf(tx, conversationId));
    if (work?.agentId !== userId) return;
    if (work.state === 'active') return this.giveBack(conversationId, userId, 'no-answer');
    await this.as(userId, () => this.offers.decline(work.id)).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }

  /** He cannot have it any more. */
  giveBack(conversationId: string, userId: string, reason: string): Promise<void> {
    return this.db.tx(async (tx) => {
      await this.course.hold(tx, conversationId);
      const work = await workOf(tx, conversationId);
      if (work?.agentId !== userId) return;
      await this.routing.release(tx, { type: 'conversation', id: conversationId }, reason);
    });
  }

  private async as<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const tenantId = currentTenant();
    const { name, role, visibility } = found(await this.db.tx((tx) => tx.user.findUnique({ where: key(userId) })));
    const permissions = new Set(ROLE_PERMISSIONS[role]);
    const actor = { userId, name, role, visibility, teamIds: [], permissions, sessionId: '' };
    return context.run({ tenantId, actor }, work);
  }
}
