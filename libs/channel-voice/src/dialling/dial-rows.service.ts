import { Injectable } from '@nestjs/common';
import type { TelephoneFacts, TelephoneOutcome } from '@guichet/contracts';
import { Clock, Db, Events, type rows } from '@guichet/platform';
import { ThisProcess } from '../this-process.ts';
import type { DialWay } from './dial-ways.service.ts';

export type ClaimedDial = rows.Dial & { call: rows.Call & { legs: rows.CallLeg[] } };
/** Longer a process may not stand still between its word to the rows and its word to the network. */
const AT_ONCE_MS = 3_000;

/** What is written of a number while it is dialled: each step by one conditional UPDATE, before it is taken. */
@Injectable()
export class DialRows {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly process: ThisProcess,
    private readonly clock: Clock,
  ) {}

  /** Whose telephone is to ring first, while no process has taken it. */
  waitsFor(callId: string): Promise<string | null> {
    const where = { callId, call: { processId: null, endedAt: null } };
    return this.db.tx(async (tx) => (await tx.dial.findFirst({ where, select: { agentId: true } }))?.agentId ?? null);
  }

  /** Of all processes one gets it, once. */
  claim(callId: string, leaseMs: number): Promise<ClaimedDial | null> {
    const now = this.clock.now();
    const free = { id: callId, state: 'dialling' as const, processId: null, aliveUntil: { gt: now } };
    const data = { processId: this.process.id, aliveUntil: new Date(now.getTime() + leaseMs) };
    return this.db.tx(async (tx) => {
      if (!(await tx.call.updateMany({ where: free, data })).count) return null;
      return tx.dial.findFirst({ where: { callId }, include: { call: { include: { legs: true } } } });
    });
  }

  /** Whether the number may be asked for by this way, now: false when the call is over, or this process stood still. */
  async dialled(callId: string, { trunkId, costPerMinute }: DialWay): Promise<boolean> {
    const began = performance.now();
    const now = this.clock.now();
    const mine = { state: 'dialling' as const, processId: this.process.id, aliveUntil: { gt: now } };
    const count = await this.db.tx(async (tx) => {
      const where = { callId, endedAt: null, call: mine };
      const { count } = await tx.dial.updateMany({ where, data: { trunkId, costPerMinute } });
      if (count) await tx.dial.updateMany({ where: { callId, dialledAt: null }, data: { dialledAt: now } });
      return count;
    });
    return count > 0 && performance.now() - began < AT_ONCE_MS;
  }

  async rung(facts: TelephoneFacts): Promise<void> {
    await this.db.tx(async (tx) => {
      const first = { reference: facts.reference, rungAt: null, endedAt: null };
      const { count } = await tx.dial.updateMany({ where: first, data: { rungAt: this.clock.now() } });
      if (count) await this.events.record(tx, 'telephone.ringing', facts);
    });
  }

  async answered(facts: TelephoneFacts): Promise<void> {
    await this.db.tx((tx) => this.events.record(tx, 'telephone.answered', facts));
  }

  /** What the network said; told with the end of the call. */
  async said({ reference }: TelephoneFacts, outcome: TelephoneOutcome): Promise<void> {
    await this.db.tx((tx) => tx.dial.updateMany({ where: { reference, outcome: null }, data: { outcome } }));
  }
}
