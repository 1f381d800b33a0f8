import type { DomainEventName, DomainEvents } from '@guichet/contracts';
import { v7 as uuid } from 'uuid';
import { currentTenant } from './context.ts';
import { Prisma } from './prisma/client.ts';

const { sql } = Prisma;

interface EventInSql<N extends DomainEventName> {
  type: N;
  /** What is known before the statement runs. */
  data: Partial<DomainEvents[N]> & { conversationId: string };
  /** What only the statement knows, as a jsonb of the row it comes from. */
  more: Prisma.Sql;
  actorId: string | null;
}

/**
 * An event and its notice as parts of a larger statement, for the few that run for every word of a dialogue; all others go through
 * `Events.record`. No subscriber gets a job for it: open screens hear the notice, the log keeps the event.
 */
export function eventInSql<N extends DomainEventName>({ type, data, more, actorId }: EventInSql<N>) {
  const json = JSON.stringify(data);
  const notice = JSON.stringify({ tenantId: currentTenant(), type, actorId });
  const all = sql`${json}::jsonb || ${more}`;
  return {
    /** To be followed by the row that `more` speaks of: `from c`. */
    insert: sql`insert into domain_event (id, type, data, conversation_id, actor_id)
      select ${uuid()}::uuid, ${type}, ${all}, ${data.conversationId}::uuid, ${actorId}::uuid`,
    notify: sql`pg_notify('guichet', (${notice}::jsonb || jsonb_build_object('data', ${all}))::text)`,
  };
}
