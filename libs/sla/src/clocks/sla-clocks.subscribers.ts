import { Injectable } from '@nestjs/common';
import type { DomainEventName } from '@guichet/contracts';
import { Db, Events, Jobs, LONGEST_TX_MS, type RecordedEvent, timeOfUuid, type Tx } from '@guichet/platform';
import { PolicyChanges } from './policy-changes.service.ts';
import { SlaClocks } from './sla-clocks.service.ts';
import { eventsBetween } from './events-between.query.ts';

/** Clocks of several machines differ. */
const SLACK_MS = 5_000;

type Follow = (event: RecordedEvent) => Promise<void>;

/**
 * What starts, stops or pauses a clock, or changes what is promised. All make the clocks anew from the log. Where nothing is
 * promised nobody is called; what was being written while the first policy was made is looked at once that is over.
 */
@Injectable()
export class SlaClockSubscribers {
  private readonly follows = new Map<DomainEventName, Follow>();

  constructor(
    clocks: SlaClocks,
    private readonly changes: PolicyChanges,
    private readonly db: Db,
    private readonly events: Events,
    private readonly jobs: Jobs,
  ) {
    this.follow(
      'sla.conversation',
      [
        ...(['message.received', 'message.composed', 'message.taken-back'] as const),
        ...(['conversation.pending', 'conversation.resolved', 'conversation.reopened'] as const),
        ...(['call.started', 'call.answered', 'callback.asked', 'callback.tried'] as const),
      ],
      ({ data }) => clocks.refresh(data.conversationId),
    );
    this.follow('sla.edited', ['conversation.edited'], async ({ data: { conversationId, fields } }) => {
      if (fields.includes('priority') || fields.includes('customerId')) await clocks.refresh(conversationId);
    });
    this.follow('sla.queue', ['work.queued'], async ({ data: { subjectType, subjectId } }) => {
      if (subjectType === 'conversation') await clocks.refresh(subjectId);
    });
    this.follow('sla.customer', ['customer.changed'], ({ data }) => changes.ofCustomer(data.customerId));
    events.subscribe('sla.terms', ['sla.policy-changed', 'calendar.changed'], (event) => this.changed(event));
    jobs.handle('sla.clock', ({ conversationId }) => clocks.refresh(conversationId as string));
    jobs.handle('sla.terms', ({ after }) => changes.page(after as string));
    jobs.handle('sla.under-way', ({ from, to }) => this.catchUp(new Date(from as string), new Date(to as string)));
  }

  private follow<N extends DomainEventName>(
    name: string,
    types: readonly N[],
    run: (event: RecordedEvent<N>) => Promise<void>,
  ): void {
    this.events.subscribe(name, types, run, { onlyIf: 'anything_promised' });
    for (const type of types) this.follows.set(type, run as unknown as Follow);
  }

  private async changed({ id, type }: RecordedEvent): Promise<void> {
    await this.changes.ofEverybody();
    if (type === 'sla.policy-changed') await this.db.tx((tx) => this.planCatchUp(tx, id));
  }

  /** Whoever did not see the policy began before it was there, and is through when the longest transaction is. */
  private planCatchUp(tx: Tx, eventId: string): Promise<void> {
    const now = Date.now();
    const from = new Date(timeOfUuid(eventId).getTime() - LONGEST_TX_MS - SLACK_MS);
    const runAt = new Date(now + LONGEST_TX_MS + SLACK_MS);
    const span = { from, to: new Date(now + SLACK_MS) };
    return this.jobs.add(tx, 'sla.under-way', span, { runAt, jobKey: `sla.under-way:${eventId}` });
  }

  private async catchUp(from: Date, to: Date): Promise<void> {
    const found = await this.db.tx((tx) => eventsBetween(tx, [...this.follows.keys()], from, to));
    for (const event of found) await this.follows.get(event.type)!(event);
  }
}
