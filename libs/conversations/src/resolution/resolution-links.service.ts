import { Injectable } from '@nestjs/common';
import { ANSWER_DAYS, type LinkedResolution } from '@guichet/contracts';
import { asTenant, Clock, Db, DomainError, found, key, spendLimit, type Tx } from '@guichet/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ResolutionAnswers } from './resolution-answers.service.ts';
import { type ResolutionLink, ResolutionTokens } from './resolution-tokens.service.ts';

const DAY = 86_400_000;
/** Looks and answers by the links of one conversation; no customer comes near it. */
const LIMIT = { points: 60, duration: 3600 };

/** Links by which a customer says whether his request was settled. Looking answers nothing: scanners of mail do it, too. */
@Injectable()
export class ResolutionLinks {
  /** In this process's memory, before anything is asked of the database. */
  private readonly limiter = new RateLimiterMemory(LIMIT);

  constructor(
    private readonly db: Db,
    private readonly tokens: ResolutionTokens,
    private readonly answers: ResolutionAnswers,
    private readonly clock: Clock,
  ) {}

  inspect(token: string): Promise<LinkedResolution> {
    return this.with(token, (tx, link) => this.view(tx, link));
  }

  answer(token: string, isSettled: boolean): Promise<LinkedResolution> {
    return this.with(token, async (tx, link) => {
      if (!this.isOpen(link)) throw new DomainError('link_expired');
      await this.answers.give(tx, { conversationId: link.conversationId, isSettled, by: 'link' });
      return this.view(tx, link);
    });
  }

  private async with<T>(token: string, work: (tx: Tx, link: ResolutionLink) => Promise<T>): Promise<T> {
    const link = this.tokens.read(token);
    await spendLimit(this.limiter, link.conversationId);
    return asTenant(link.tenantId, () => this.db.tx((tx) => work(tx, link)));
  }

  private async view(tx: Tx, link: ResolutionLink): Promise<LinkedResolution> {
    const { tenantId, conversationId, language } = link;
    found(await tx.conversation.findUnique({ where: key(conversationId), select: { id: true } }));
    const { name: companyName } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
    const answer = await this.answers.of(tx, conversationId);
    return {
      ...{ companyName, language, canAnswer: this.isOpen(link) },
      isSettled: answer?.isSettled ?? null,
      answeredAt: answer?.answeredAt.toISOString() ?? null,
    };
  }

  private isOpen({ askedAt }: ResolutionLink): boolean {
    return this.clock.now().getTime() - askedAt.getTime() < ANSWER_DAYS * DAY;
  }
}
