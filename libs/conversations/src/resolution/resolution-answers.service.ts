import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '@guichet/contracts';
import { Clock, currentTenant, DomainError, Events, found, type rows, type Tx } from '@guichet/platform';
import { lockForServer } from '../conversation-access.service.ts';
import { systemEntry, writeEntry } from '../timeline-writer.ts';

/** Whoever changes his mind more often is no customer: each change is a line of the timeline. */
const MOST_CHANGES = 10;

/** What customers say of whether their requests were settled, whatever the channel. In the caller's transaction. */
@Injectable()
export class ResolutionAnswers {
  constructor(
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** His last answer counts; the same once more changes nothing. */
  async give(tx: Tx, { conversationId, isSettled, by }: DomainEvents['resolution.answered']): Promise<void> {
    found(await lockForServer(tx, conversationId));
    const known = await this.of(tx, conversationId);
    if (known?.isSettled === isSettled) return;
    if (known && known.changes >= MOST_CHANGES) throw new DomainError('too_many_requests');
    const answer = { isSettled, answeredAt: this.clock.now() };
    await tx.resolutionAnswer.upsert({
      where: one(conversationId),
      create: { conversationId, ...answer },
      update: { ...answer, changes: { increment: 1 } },
    });
    await writeEntry(tx, conversationId, systemEntry('resolution.answered', { isSettled, by }));
    await this.events.record(tx, 'resolution.answered', { conversationId, isSettled, by });
  }

  of(tx: Tx, conversationId: string): Promise<rows.ResolutionAnswer | null> {
    return tx.resolutionAnswer.findUnique({ where: one(conversationId) });
  }

  /** Those that were answered, and how. */
  async ofAll(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, boolean>> {
    if (conversationIds.length === 0) return new Map();
    const answers = await tx.resolutionAnswer.findMany({ where: { conversationId: { in: [...conversationIds] } } });
    return new Map(answers.map(({ conversationId, isSettled }) => [conversationId, isSettled]));
  }
}

const one = (conversationId: string) => ({ tenantId_conversationId: { tenantId: currentTenant(), conversationId } });
