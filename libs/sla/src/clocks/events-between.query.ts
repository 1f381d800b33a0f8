import type { DomainEventName } from '@guichet/contracts';
import { type RecordedEvent, type Tx, uuidFloor } from '@guichet/platform';

/** Of these types, by when they were written; of all messages of a conversation one of a kind is enough. */
export const eventsBetween = (
  tx: Tx,
  types: readonly DomainEventName[],
  from: Date,
  to: Date,
): Promise<RecordedEvent[]> => tx.$queryRaw<RecordedEvent[]>`
  select distinct on (type, conversation_id, said) id, type, data, actor_id as "actorId", cause_id as "causeId"
  from domain_event, lateral (select case when type like 'message.%' then null else data end as said) line
  where id >= ${uuidFloor(from)}::uuid and id < ${uuidFloor(to)}::uuid and type = any(${[...types]}::text[])
  order by type, conversation_id, said, id`;
