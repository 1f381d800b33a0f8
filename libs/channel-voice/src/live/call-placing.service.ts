import { Injectable } from '@nestjs/common';
import { Db } from '@guichet/platform';
import { Outlooks } from '@guichet/routing';
import type { IncomingCall, SipBody } from '@guichet/sip';
import { CallRows } from '../calls/call-rows.service.ts';
import { CallCourse } from './call-course.service.ts';
import { CallHooks } from './call-hooks.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';

/** Where a caller goes once his line is there: into the menu, into his queue, back into his talk. */
@Injectable()
export class CallPlacing {
  constructor(
    private readonly rows: CallRows,
    private readonly course: CallCourse,
    private readonly hooks: CallHooks,
    private readonly outlooks: Outlooks,
    private readonly db: Db,
  ) {}

  async place(call: LiveCall, leg: LiveLeg, incoming: IncomingCall, answer: SipBody): Promise<void> {
    // Sound before the answer: the menu's, or music.
    if (call.state !== 'talking') incoming.progress(183, { body: answer });
    if (call.state === 'menu') {
      await this.course.follow(call);
      return this.hooks.tell('menuBegan', call);
    }
    if (!call.isPlaced) await this.enqueue(call);
    await this.course.follow(call);
    // After the notices that came meanwhile: an agent who is free rings first.
    call.inTurn(() => this.tellPlace(call, leg, incoming));
  }

  /** He has chosen in the voice menu, or nothing; from here on he waits. In the call's turn. */
  async chosen(call: LiveCall, menuId: string | null): Promise<void> {
    if (call.isOver || call.isPlaced) return;
    await this.enqueue(call, menuId);
    await this.course.follow(call);
  }

  private async enqueue(call: LiveCall, menuId?: string | null): Promise<void> {
    await this.rows.placed(call.facts, menuId);
    call.isPlaced = true;
  }

  /** Another telephone than our page is told as well. */
  private async tellPlace(call: LiveCall, leg: LiveLeg, incoming: IncomingCall): Promise<void> {
    if (call.state !== 'waiting' || call.legs.get(leg.id) !== leg) return;
    const subject = { type: 'conversation', id: call.facts.conversationId };
    const place = await this.db.tx((tx) => this.outlooks.ofWaiting(tx, subject));
    if (place) incoming.progress(182, { reason: `Queued, place ${place.position}` });
  }
}
