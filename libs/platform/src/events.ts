import { Injectable } from '@nestjs/common';
import type { DomainEventName, DomainEvents } from '@guichet/contracts';
import { v7 as uuid } from 'uuid';
import { context, currentTenant, maybeActor } from './context.ts';
import { Db, type Tx } from './db.ts';
import { Jobs } from './jobs.ts';

/** An event as a subscriber gets it. */
export interface RecordedEvent<N extends DomainEventName = DomainEventName> {
  id: string;
  type: N;
  data: DomainEvents[N];
  actorId: string | null;
  causeId: string | null;
}
type Subscriber = (event: RecordedEvent) => Promise<void>;

/** The log of what happened. Subscribers run as jobs after the commit, each at least once. */
@Injectable()
export class Events {
  private readonly subscribers = new Map<string, { types: readonly DomainEventName[]; run: Subscriber }>();

  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.handle('event', ({ subscriber, eventId }) => this.dispatch(subscriber as string, eventId as string));
  }

  /** Names what answers to which events. The subscriber must bear the same event twice; {@link once} helps. */
  subscribe<N extends DomainEventName>(
    name: string,
    types: readonly N[],
    run: (event: RecordedEvent<N>) => Promise<void>,
  ): void {
    if (this.subscribers.has(name)) throw new Error(`subscriber ${name} exists already`);
    this.subscribers.set(name, { types, run: run as unknown as Subscriber });
  }

  /** Writes the event in the caller's transaction, tells open desks, and queues its subscribers. Returns its id. */
  async record<N extends DomainEventName>(tx: Tx, type: N, data: DomainEvents[N]): Promise<string> {
    const id = uuid();
    const actorId = maybeActor()?.userId ?? null;
    const causeId = context.getStore()?.causeId ?? null;
    const conversationId = 'conversationId' in data ? data.conversationId : null;
    const workItemId = 'workItemId' in data ? data.workItemId : null;
    const notice = JSON.stringify({ tenantId: currentTenant(), type, data: forDesks(data), actorId });
    const jobs = [...this.subscribers]
      .filter(([, { types }]) => types.includes(type))
      .map(([subscriber]) => JSON.stringify({ subscriber, eventId: id }));
    // One statement, since every change comes through here.
    await tx.$executeRaw`
      with event as (
        insert into domain_event (id, type, data, conversation_id, work_item_id, actor_id, cause_id)
        values (${id}::uuid, ${type}, ${JSON.stringify(data)}::jsonb, ${conversationId}::uuid, ${workItemId}::uuid,
          ${actorId}::uuid, ${causeId}::uuid)
      )
      select pg_notify('guichet', ${notice}),
        (select count(jobs.add('event', job::json)) from unnest(${jobs}::text[]) as job)`;
    return id;
  }

  /** True the first time a subscriber sees an event; to be asked in the transaction of its effect. */
  async once(tx: Tx, subscriber: string, eventId: string): Promise<boolean> {
    const { count } = await tx.handledEvent.createMany({ data: [{ subscriber, eventId }], skipDuplicates: true });
    return count === 1;
  }

  private async dispatch(name: string, eventId: string): Promise<void> {
    const subscriber = this.subscribers.get(name);
    if (!subscriber) return; // it was removed by a newer version
    const row = await this.db.tx((tx) =>
      tx.domainEvent.findUniqueOrThrow({ where: { tenantId_id: { tenantId: currentTenant(), id: eventId } } }),
    );
    const event = row as unknown as RecordedEvent;
    await context.run({ ...context.getStore(), causeId: eventId }, () => subscriber.run(event));
  }
}

/** NOTIFY carries at most 8,000 bytes, and desks need ids and versions only. */
function forDesks(data: object): object {
  const isShort = (value: unknown) =>
    typeof value === 'string'
      ? value.length < 100
      : Array.isArray(value)
        ? value.length < 60
        : typeof value !== 'object';
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value === null || isShort(value)));
}
