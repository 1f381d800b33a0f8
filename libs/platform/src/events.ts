import { Injectable } from '@nestjs/common';
import type { DomainEventName, DomainEvents } from '@guichet/contracts';
import { v7 as uuid } from 'uuid';
import { context, currentTenant, maybeActor } from './context.ts';
import { atEnd, Db, type Tx } from './db.ts';
import { Jobs } from './jobs.ts';

/** An event as a subscriber gets it. */
export interface RecordedEvent<N extends DomainEventName = DomainEventName> {
  id: string;
  type: N;
  data: DomainEvents[N];
  actorId: string | null;
  causeId: string | null;
}
/** What the log has of a work item. */
export interface WorkEvent {
  id: string;
  type: DomainEventName;
  at: Date;
  data: unknown;
  workItemId: string;
}
type Run = (event: RecordedEvent) => Promise<void>;
/** Functions of the database that say whether the current tenant has anything to do for a subscriber. */
type Condition = 'anything_promised';
interface Subscriber {
  types: readonly DomainEventName[];
  run: Run;
  onlyIf: Condition | null;
}
/** An event on its way, under the names of its columns. */
interface PendingEvent {
  id: string;
  type: DomainEventName;
  data: object;
  conversation_id: string | null;
  work_item_id: string | null;
  actor_id: string | null;
  cause_id: string | null;
  notice: string;
}

/** The log of what happened. Subscribers run as jobs after the commit, each at least once. */
@Injectable()
export class Events {
  private readonly pending = new WeakMap<Tx, PendingEvent[]>();
  private readonly gathered = new Set<DomainEventName>();
  private readonly subscribers = new Map<string, Subscriber>();

  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.handle('event', ({ subscriber, eventId }) => this.dispatch(subscriber as string, eventId as string));
  }

  /**
   * Names what answers to which events. The subscriber must bear the same event twice; {@link once} helps. `onlyIf` is asked in the
   * statement that writes the event: it gets no job where that is false, and looks itself for what was under way when it came true.
   */
  subscribe<N extends DomainEventName>(
    name: string,
    types: readonly N[],
    run: (event: RecordedEvent<N>) => Promise<void>,
    { onlyIf = null }: { onlyIf?: Condition | null } = {},
  ): void {
    if (this.subscribers.has(name)) throw new Error(`subscriber ${name} exists already`);
    this.subscribers.set(name, { types, run: run as unknown as Run, onlyIf });
  }

  /** Events that somebody takes in batches with {@link takeWork}, where a job for each would cost more than what it does. */
  gather(types: readonly DomainEventName[]): void {
    for (const type of types) this.gathered.add(type);
  }

  /**
   * Takes the oldest gathered events that nobody has taken, at most so many, if and only if the caller's transaction is
   * committed; answers how many, and what the log says under these types of the work items they are of. An event that was
   * committed late comes late, and none is left out.
   */
  async takeWork(
    tx: Tx,
    { most, types }: { most: number; types: readonly DomainEventName[] },
  ): Promise<{ taken: number; events: WorkEvent[] }> {
    const found = await tx.$queryRaw<(WorkEvent & { taken: number })[]>`
      with taken as (
        delete from gathered_event
        where event_id = any(array(select event_id from gathered_event order by event_id limit ${most}))
        returning event_id
      ), item as materialized (
        -- By arrays here and below: of a join it is not known how few are looked for, and the whole log would be read.
        select distinct e.work_item_id as id from domain_event e
        where e.id = any(array(select event_id from taken)) and e.work_item_id is not null
      ), story as (
        select e.id, e.type, e.at, e.data, e.work_item_id from domain_event e
        where e.work_item_id = any(array(select id from item)) and e.type = any(${types}::text[])
      )
      select all_taken.taken, story.id, story.type, story.at, story.data, story.work_item_id as "workItemId"
      from (select count(*)::int as taken from taken) all_taken left join story on true`;
    return { taken: found[0]!.taken, events: found.filter(({ id }) => id !== null) };
  }

  /**
   * Writes the event in the caller's transaction, tells open desks, and queues its subscribers: at its end, all events of it in
   * one statement, since every change comes through here. Returns the event's id.
   */
  async record<N extends DomainEventName>(tx: Tx, type: N, data: DomainEvents[N]): Promise<string> {
    const id = uuid();
    const actorId = maybeActor()?.userId ?? null;
    const row = {
      ...{ id, type, data },
      conversation_id: 'conversationId' in data ? data.conversationId : null,
      work_item_id: 'workItemId' in data ? data.workItemId : null,
      actor_id: actorId,
      cause_id: context.getStore()?.causeId ?? null,
      notice: JSON.stringify({ tenantId: currentTenant(), type, data: forDesks(data), actorId }),
    };
    const known = this.pending.get(tx);
    if (known) known.push(row);
    else {
      const rows = [row];
      this.pending.set(tx, rows);
      atEnd(tx, () => this.write(tx, rows));
    }
    return id;
  }

  /** Tells all processes with the commit, and keeps nothing: what is shown and never remembered. */
  async announce<N extends DomainEventName>(tx: Tx, type: N, data: DomainEvents[N]): Promise<void> {
    const notice = JSON.stringify({ tenantId: currentTenant(), type, data, actorId: null });
    await tx.$executeRaw`select pg_notify('guichet', ${notice})`;
  }

  private async write(tx: Tx, rows: readonly PendingEvent[]): Promise<void> {
    const jobs = rows.flatMap(({ id, type }) =>
      [...this.subscribers]
        .filter(([, { types }]) => types.includes(type))
        .map(([subscriber, { onlyIf }]) => ({ onlyIf, job: { subscriber, eventId: id } })),
    );
    const gathered = rows.filter(({ type }) => this.gathered.has(type)).map(({ id }) => id);
    await tx.$executeRaw`
      with pending as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, type text, data jsonb,
          conversation_id uuid, work_item_id uuid, actor_id uuid, cause_id uuid, notice text)
      ), written as (
        insert into domain_event (id, type, data, conversation_id, work_item_id, actor_id, cause_id)
        select id, type, data, conversation_id, work_item_id, actor_id, cause_id from pending
      ), gathered as (
        insert into gathered_event (event_id) select unnest(${gathered}::uuid[])
      )
      select (select count(pg_notify('guichet', notice)) from pending),
        (select count(jobs.add('event', job)) from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as j("onlyIf" text, job json)
          where case "onlyIf" when 'anything_promised' then (select anything_promised()) else true end)`;
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
