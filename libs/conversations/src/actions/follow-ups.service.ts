import { Injectable } from '@nestjs/common';
import type { Closing, completeFollowUp, FollowUp, InputOf } from '@guichet/contracts';
import { Clock, currentActor, Db, Events, found, key, type rows, type Tx } from '@guichet/platform';
import type { z } from 'zod';
import { ConversationAccess } from '../conversation-access.service.ts';
import { systemEntry, writeEntry } from '../timeline-writer.ts';

/** The promise in a closing, when it has a date. Whoever holds the conversation keeps it. */
export function followUpOf({ id, assigneeId }: rows.Conversation, closing: z.output<typeof Closing>) {
  const { dueAt, nextStep, solution } = closing;
  if (!dueAt) return null;
  const ownerId = assigneeId ?? currentActor().userId;
  return { conversationId: id, ownerId, text: nextStep || solution, dueAt: new Date(dueAt) };
}

const present = (row: rows.FollowUp): FollowUp => ({
  ...row,
  dueAt: row.dueAt.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
});

@Injectable()
export class FollowUpsService {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, conversationId: string): Promise<FollowUp[]> {
    const orderBy = [{ dueAt: 'asc' as const }, { id: 'asc' as const }];
    return (await tx.followUp.findMany({ where: { conversationId }, orderBy })).map(present);
  }

  complete({ followUpId }: InputOf<typeof completeFollowUp>): Promise<FollowUp> {
    return this.db.tx(async (tx) => {
      const { conversationId, text } = found(await tx.followUp.findUnique({ where: key(followUpId) }));
      await this.access.lock(tx, conversationId);
      const doneAt = this.clock.now();
      const { count } = await tx.followUp.updateMany({ where: { id: followUpId, doneAt: null }, data: { doneAt } });
      if (count) {
        await writeEntry(tx, conversationId, systemEntry('follow-up.done', { followUpId, text }));
        await this.events.record(tx, 'follow-up.done', { conversationId, followUpId });
      }
      return present(await tx.followUp.findUniqueOrThrow({ where: key(followUpId) }));
    });
  }
}
