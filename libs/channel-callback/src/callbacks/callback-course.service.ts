import { Injectable } from '@nestjs/common';
import { LiveCourse } from '@guichet/conversations';
import { Db, found, key, type rows } from '@guichet/platform';
import { typedSite } from '@guichet/sites';
import { CallbackSlots } from '../slots/callback-slots.service.ts';
import { CallbackAttempts } from './callback-attempts.service.ts';
import { expiryOf, refuse } from './callback-making.service.ts';
import { CallbackMoves } from './callback-moves.service.ts';

/** What comes of a call-back without a call: its minute, its end. */
@Injectable()
export class CallbackCourse {
  constructor(
    private readonly db: Db,
    private readonly moves: CallbackMoves,
    private readonly course: LiveCourse,
    private readonly attempts: CallbackAttempts,
    private readonly slots: CallbackSlots,
  ) {}

  /** Into its queue, unless somebody was faster. */
  due({ id, conversationId }: Pick<rows.Callback, 'id' | 'conversationId'>): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, conversationId);
      const now = this.moves.now();
      const onlyIf = { dueAt: { lte: now } };
      const row = conversation && (await this.moves.move(tx, { id, conversationId }, 'due', { dueAt: null }, onlyIf));
      // Who was tried before is older than whoever came since.
      if (row) await this.course.comeBack(tx, conversation, row.promisedAt ?? row.arrivedAt);
    });
  }

  /** What an agent has in hand is his. */
  expire({ id, conversationId }: Pick<rows.Callback, 'id' | 'conversationId'>): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, conversationId);
      if (!conversation || (conversation.status === 'open' && conversation.assigneeId)) return;
      const onlyIf = { expiresAt: { lte: this.moves.now() } };
      if (!(await this.moves.move(tx, { id, conversationId }, 'expire', {}, onlyIf))) return;
      await this.moves.tell(tx, { id, conversationId }, 'callback.expired', {});
      await this.course.putAside(tx, conversation);
    });
  }

  /** To another slot, unless somebody calls or has it in hand. */
  move(callback: rows.Callback, at: Date): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, callback.conversationId);
      const isInHand = conversation?.status === 'open' && conversation.assigneeId !== null;
      if (!conversation || isInHand) return refuse('too_late');
      const site = typedSite(found(await tx.site.findUnique({ where: key(callback.siteId) })));
      const place = await this.slots.placeOf(tx, site, callback.menuId);
      await this.slots.claim(tx, place, at, callback.id);
      const expiresAt = expiryOf(at, place.settings);
      const change = { promisedAt: at, dueAt: at, arrivedAt: at, expiresAt, remindedAt: null, lateAt: null };
      if (!(await this.moves.move(tx, callback, 'move', change))) refuse('too_late');
      const from = callback.promisedAt?.toISOString() ?? null;
      await this.moves.tell(tx, callback, 'callback.moved', { from, to: at.toISOString() });
      await this.course.putAside(tx, conversation);
    });
  }

  cancel(callback: rows.Callback, by: 'visitor' | 'agent'): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, callback.conversationId);
      if (!conversation) return;
      if (!(await this.moves.move(tx, callback, 'cancel'))) refuse('too_late');
      await this.moves.tell(tx, callback, 'callback.cancelled', { by });
      await this.course.close(tx, conversation);
    });
  }

  /** Whoever resolves the conversation has done with it. */
  resolved(conversationId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, conversationId);
      // It may have been opened again meanwhile.
      if (conversation?.status !== 'resolved') return;
      const row = await tx.callback.findFirst({
        where: { conversationId, endedAt: null },
        include: { attempts: true },
      });
      if (!row) return;
      const live = row.attempts.find(({ endedAt }) => endedAt === null);
      if (live) return this.attempts.over(tx, live.id, 'reached');
      if (await this.moves.move(tx, row, 'cancel'))
        await this.moves.tell(tx, row, 'callback.cancelled', { by: 'agent' });
    });
  }
}
