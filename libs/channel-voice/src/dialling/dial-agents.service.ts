import { Injectable } from '@nestjs/common';
import { log } from '@guichet/platform';
import type { CallAnswer } from '@guichet/sip';
import { CallRows, type LegEnd } from '../calls/call-rows.service.ts';
import { AgentLines } from '../live/agent-lines.service.ts';
import { AgentRings, type RingOutcome, ringTimer } from '../live/agent-rings.service.ts';
import { CallClosing } from '../live/call-closing.service.ts';
import type { Fork, LiveCall, LiveLeg, Ring } from '../live/live-call.ts';
import type { ReachablePhone } from '../sip/telephones.service.ts';
import type { ClaimedDial } from './dial-rows.service.ts';
import { NumberCalls } from './number-calls.service.ts';

/** His desk answers by itself; a telephone that does not in this time is none. */
const LONGEST_RING_MS = 15_000;

/** The agent's side of a call to a number: his line stands before anybody is rung. */
@Injectable()
export class DialAgents implements RingOutcome {
  /** By call: what is to be dialled once he is there. */
  private readonly dials = new WeakMap<LiveCall, ClaimedDial>();

  constructor(
    private readonly rings: AgentRings,
    private readonly agents: AgentLines,
    private readonly rows: CallRows,
    private readonly closing: CallClosing,
    private readonly numbers: NumberCalls,
  ) {}

  async call(dial: ClaimedDial, phones: readonly ReachablePhone[]): Promise<void> {
    const call = await this.numbers.open(dial);
    this.dials.set(call, dial);
    const leg = dial.call.legs.find(({ role }) => role === 'agent')!;
    const who = { legId: leg.id, role: 'agent', userId: dial.agentId, reason: 'dial' } as const;
    await call.turn(() => this.ring(call, who, phones));
  }

  /** Whatever goes wrong: nobody waits for a ring that does not come. */
  private async ring(call: LiveCall, who: Omit<Ring, 'forks'>, phones: readonly ReachablePhone[]): Promise<void> {
    try {
      await this.rings.begin(call, who, phones, this);
    } catch (error) {
      await this.closing.end(call, 'failed');
      throw error;
    }
    const ring = call.rings.get(who.legId);
    if (!ring) return;
    call.after(ringTimer(ring), LONGEST_RING_MS, async () => {
      if (call.rings.get(ring.legId) === ring) await this.inVain(call, ring, 'no-answer');
    });
  }

  async answered(call: LiveCall, ring: Ring, fork: Fork, answer: CallAnswer): Promise<void> {
    this.rings.stop(call, ring, fork);
    try {
      await this.rings.connect(fork, answer);
    } catch (error) {
      log.info({ err: error, callId: call.id }, 'an answer came to nothing');
      this.rings.cancel(fork);
      return this.inVain(call, ring, 'failed');
    }
    const { sip, contact, media } = fork;
    const { legId: id, role, userId } = ring;
    const leg: LiveLeg = { ...{ id, role, userId, sip, contact, media }, isHeld: false, isWhispering: false };
    this.agents.takeIn(call, leg);
    await this.rows.legAnswered(call.facts, id);
    await this.numbers.dial(call, this.dials.get(call)!);
  }

  /** Nobody is called for an agent who is not there. */
  async inVain(call: LiveCall, ring: Ring, end: LegEnd): Promise<void> {
    this.rings.stop(call, ring);
    await this.rows.legEnded(call.facts, ring.legId, end);
    await this.closing.end(call, 'failed');
  }
}
