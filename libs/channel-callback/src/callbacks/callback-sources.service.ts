import { Injectable } from '@nestjs/common';
import type { CallbackAsk } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import type { rows, Tx } from '@guichet/platform';
import { type Admitted, AvailabilityBoard, type SiteRow, VisitorsService } from '@guichet/sites';
import type * as z from 'zod';
import { NumberCodes } from '../confirmation/number-codes.service.ts';
import { refuse } from './callback-making.service.ts';

type Input = z.output<typeof CallbackAsk>;
export const NO_PLACE: { since: Date | null; fromId: string | null } = { since: null, fromId: null };

/** Where a call-back comes from: the visitor, and what he waited for before. */
@Injectable()
export class CallbackSources {
  constructor(
    private readonly visitors: VisitorsService,
    private readonly course: LiveCourse,
    private readonly board: AvailabilityBoard,
    private readonly codes: NumberCodes,
  ) {}

  async isSomebodyThere(site: SiteRow): Promise<boolean> {
    return (await this.board.ask(site)).canCallBack;
  }

  /** Somebody is there who calls, and whoever asks has shown what the site wants. */
  async requireServed(admitted: Admitted, said: Input): Promise<void> {
    if (!said.instead && !said.at && !(await this.isSomebodyThere(admitted.site))) refuse('nobody_now');
    await this.codes.require(admitted, said);
  }

  async meet(tx: Tx, { visitor, account }: Pick<Admitted, 'visitor' | 'account'>, said: Input): Promise<rows.Visitor> {
    await this.codes.spend(tx, visitor.visitorId);
    const { name, email, language, context } = said;
    return this.visitors.meet(tx, visitor, { account, name, email, language, context });
  }

  /** Since when he has waited in the chat or call that this takes the place of. */
  async exchange(tx: Tx, visitorId: string, id: string): Promise<typeof NO_PLACE> {
    const mine = { visitorId, endedAt: null };
    const is =
      (await tx.chat.findFirst({ where: { ...mine, conversationId: id } })) ??
      (await tx.call.findFirst({ where: { ...mine, id } }));
    const conversation = is && (await this.course.hold(tx, is.conversationId));
    // Somebody has just answered it: he is better served there.
    if (!conversation || conversation.assigneeId || conversation.status !== 'open') return refuse('too_late');
    return { since: await this.course.exchange(tx, conversation, 'callback'), fromId: conversation.id };
  }
}
