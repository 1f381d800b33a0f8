import { Injectable } from '@nestjs/common';
import { Db } from '@guichet/platform';
import { CallEnds } from '../calls/call-ends.service.ts';
import { CallLeases } from '../calls/call-leases.service.ts';
import { CallerLeaving } from '../live/caller-leaving.service.ts';
import type { LiveCall } from '../live/live-call.ts';
import { LiveCalls } from '../live/live-calls.service.ts';

/** What a page says of its visitor's going: to another one of the shop, nowhere after all, or for good. */
@Injectable()
export class PageMoves {
  constructor(
    private readonly calls: LiveCalls,
    private readonly leaving: CallerLeaving,
    private readonly ends: CallEnds,
    private readonly db: Db,
    private readonly leases: CallLeases,
  ) {}

  /** It has a pass: its telephone calls soon. */
  isAwaited(callId: string): Promise<void> {
    return this.leases.expect(callId);
  }
  /** Without a word, before or after its telephone has called; who has a line is known by that. */
  leaves(callId: string): Promise<void> {
    return this.leases.expectLess(callId);
  }

  /** At once, not in turn: its line is about to close. */
  async moves(visitorId: string, callId: string): Promise<void> {
    const call = this.find(visitorId, callId);
    if (!call) return;
    call.isMoving = true;
    await call.turn(() => this.leaving.moves(call));
  }

  async stays(visitorId: string, callId: string): Promise<void> {
    const call = this.find(visitorId, callId);
    await call?.turn(async () => (call.isCallerAway ? undefined : this.leaving.isBack(call)));
  }

  /** By its rows, which its lines follow: there may be none yet, or none that is open. */
  async hangsUp(visitorId: string, callId: string): Promise<void> {
    const where = { id: callId, visitorId, endedAt: null };
    const call = await this.db.tx((tx) => tx.call.findFirst({ where, select: { state: true } }));
    if (call) await this.ends.end(callId, call.state === 'talking' ? 'caller' : 'abandoned');
  }

  private find(visitorId: string, callId: string): LiveCall | null {
    const call = this.calls.find(callId);
    return call?.facts.visitorId === visitorId ? call : null;
  }
}
