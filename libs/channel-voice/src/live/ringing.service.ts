import { Injectable } from '@nestjs/common';
import type { RingReason } from '@guichet/contracts';
import { log } from '@guichet/platform';
import type { CallAnswer } from '@guichet/sip';
import { CallRows, type LegEnd } from '../calls/call-rows.service.ts';
import { type ReachablePhone, Telephones } from '../sip/telephones.service.ts';
import { AgentLines } from './agent-lines.service.ts';
import { AgentRings, type RingOutcome, ringTimer } from './agent-rings.service.ts';
import { AgentWords } from './agent-words.service.ts';
import type { Fork, LiveCall, LiveLeg, Ring } from './live-call.ts';

const LONGEST_RING_MS = 20_000;
/** A desk that has just been opened, or whose line has stumbled, has its telephone in a moment: so long it is looked for. */
const SOON_MS = 500;
const SOON_TRIES = 6;
const REASONS: Record<Ring['role'], RingReason> = { agent: 'offer', colleague: 'colleague', supervisor: 'listen' };

/** Calls somebody into a call: his answer joins him, his refusal passes it on. */
@Injectable()
export class Ringing implements RingOutcome {
  constructor(
    private readonly phones: Telephones,
    private readonly rings: AgentRings,
    private readonly words: AgentWords,
    private readonly rows: CallRows,
    private readonly agents: AgentLines,
  ) {}

  /** The agent whose turn it is. */
  async callAgent(call: LiveCall, userId: string): Promise<void> {
    const [phones, legId] = await Promise.all([
      this.phones.reachable(userId),
      this.rows.addLeg(call.facts, { role: 'agent', userId }),
    ]);
    await this.ring(call, { legId, role: 'agent', userId, reason: REASONS.agent }, phones);
  }

  /** Whom somebody asked for; his row is there already. */
  async callFor(call: LiveCall, leg: { id: string; role: Ring['role']; userId: string }): Promise<void> {
    const phones = await this.phones.reachable(leg.userId);
    const who = { legId: leg.id, role: leg.role, userId: leg.userId, reason: REASONS[leg.role] };
    await this.rings.begin(call, who, phones, this);
    const ring = call.rings.get(leg.id);
    if (ring) this.limit(call, ring);
  }

  /** How long an offer rings is routing's to say; this is for colleagues, and for who has said yes and does not pick up. */
  limit(call: LiveCall, ring: Ring): void {
    if (call.isTimed(ringTimer(ring))) return;
    call.after(ringTimer(ring), LONGEST_RING_MS, async () => {
      if (call.rings.get(ring.legId) === ring) await this.inVain(call, ring, 'no-answer');
    });
  }

  async answered(call: LiveCall, ring: Ring, fork: Fork, answer: CallAnswer): Promise<void> {
    this.rings.stop(call, ring, fork);
    try {
      const connected = this.rings.connect(fork, answer);
      if (ring.role === 'agent') await this.words.accept(call.facts.conversationId, ring.userId);
      await connected;
    } catch (error) {
      log.info({ err: error, callId: call.id }, 'an answer came to nothing');
      this.rings.cancel(fork);
      return this.inVain(call, ring, 'failed');
    }
    const { legId: id, role, userId } = ring;
    const { sip, contact, media } = fork;
    const leg: LiveLeg = { ...{ id, role, userId, sip, contact, media }, isHeld: false, isWhispering: false };
    await this.agents.joined(call, leg);
  }

  private async ring(
    call: LiveCall,
    who: Omit<Ring, 'forks'>,
    phones: readonly ReachablePhone[],
    tries = SOON_TRIES,
  ): Promise<void> {
    if (phones.length > 0 || tries === 0) return this.rings.begin(call, who, phones, this);
    const ring: Ring = { ...who, forks: new Set() };
    call.rings.set(who.legId, ring);
    call.after(ringTimer(ring), SOON_MS, async () => {
      if (call.rings.get(who.legId) !== ring) return;
      await this.ring(call, who, await this.phones.reachable(who.userId), tries - 1);
    });
  }

  async inVain(call: LiveCall, ring: Ring, end: LegEnd): Promise<void> {
    this.rings.stop(call, ring);
    await this.rows.legEnded(call.facts, ring.legId, end);
    if (ring.role !== 'agent') return this.agents.alone(call);
    const { conversationId } = call.facts;
    if (end === 'lost') await this.words.giveBack(conversationId, ring.userId, 'lost');
    else await this.words.decline(conversationId, ring.userId);
  }
}
