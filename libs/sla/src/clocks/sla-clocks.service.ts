import { Injectable } from '@nestjs/common';
import { SLA_KINDS, type SlaKind } from '@guichet/contracts';
import { ConversationPromises, type PromisedMoment } from '@guichet/conversations';
import { Clock, Db, Events, type rows, type Tx } from '@guichet/platform';
import { policyFor } from '../policies/match-policy.ts';
import { type DatedPolicy, readPolicies } from '../policies/policies.query.ts';
import { advance, type Advanced } from './advance.ts';
import { readClockEvents } from './clock-events.query.ts';
import { keptOf, rowOf, termsOf, unpromised } from './clock-rows.ts';
import { ClockStore } from './clock-store.ts';
import { factsOf } from './conversation-facts.query.ts';
import { cyclesOf } from './cycles.ts';

/** Shown of a clock that runs: an answer's, or the resolution's. */
const promisedBy = (advanced: Advanced | undefined): PromisedMoment | null => {
  const { isRunning, dueAt, warnAt } = advanced?.clock ?? { isRunning: false };
  return isRunning && dueAt ? { dueAt, warnAt: warnAt ?? null } : null;
};

/** Keeps the clocks of conversations: made from the log each time, so that the same event twice, or late, changes nothing. */
@Injectable()
export class SlaClocks {
  constructor(
    private readonly db: Db,
    private readonly store: ClockStore,
    private readonly promises: ConversationPromises,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Brings a conversation's clocks to the present, and announces what is due. */
  refresh(conversationId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const policies = await readPolicies(tx);
      const known = await this.store.of(tx, conversationId);
      if (!known.size && !policies.some(({ isEnabled }) => isEnabled)) return;
      const conversation = await this.promises.hold(tx, conversationId);
      if (!conversation) return;
      const policy = policyFor(policies, await factsOf(tx, conversation));
      // Read again: whoever held the conversation before may have written them.
      const rows = await this.store.of(tx, conversationId);
      if (policy) await this.keep(tx, conversation, policy, rows);
      else if (rows.size) await this.release(tx, conversation);
    });
  }

  private async keep(
    tx: Tx,
    conversation: rows.Conversation,
    policy: DatedPolicy,
    known: ReadonlyMap<SlaKind, rows.SlaClock>,
  ): Promise<void> {
    const { id } = conversation;
    const now = this.clock.now();
    const { hours, before } = await this.store.hoursOf(tx, policy.calendarId, known);
    const log = await readClockEvents(tx, id);
    const advances = new Map<SlaKind, Advanced>();
    for (const kind of SLA_KINDS) {
      const terms = termsOf(policy, kind, hours);
      const kept = keptOf(known.get(kind), policy, hours, before);
      if (!terms) {
        if (known.has(kind)) await this.store.write(tx, id, kind, unpromised(now));
        continue;
      }
      const advanced = advance(kept, cyclesOf(kind, log), terms, now);
      advances.set(kind, advanced);
      const row = rowOf({ policy, kind, hours, advanced, now, countsFrom: kept.countsFrom });
      await this.store.write(tx, id, kind, row);
      await this.announce(tx, { conversationId: id, kind, policy }, advanced);
    }
    const answer = promisedBy(advances.get('first_response')) ?? promisedBy(advances.get('next_response'));
    await this.promises.show(tx, conversation, { answer, resolution: promisedBy(advances.get('resolution')) });
    await this.store.wakeAt(tx, id, { known, advances: [...advances.values()], now });
  }

  private async announce(
    tx: Tx,
    { policy, ...of }: { conversationId: string; kind: SlaKind; policy: DatedPolicy },
    { announcements }: Advanced,
  ): Promise<void> {
    for (const { type, startedAt, dueAt } of announcements) {
      const facts = { ...of, policyId: policy.id, targetSeconds: policy.targets[of.kind] ?? 0 };
      const told = { ...facts, startedAt: startedAt.toISOString(), dueAt: dueAt.toISOString() };
      await this.events.record(tx, type, told);
      if (type === 'sla.breached')
        await this.promises.tellBroken(tx, of.conversationId, { kind: of.kind, dueAt: told.dueAt });
    }
  }

  /** No policy holds for it any more: its inbox's promise does. */
  private async release(tx: Tx, conversation: rows.Conversation): Promise<void> {
    await this.store.releaseAll(tx, conversation.id, unpromised(this.clock.now()));
    await this.promises.show(tx, conversation, { answer: null, resolution: null });
  }
}
