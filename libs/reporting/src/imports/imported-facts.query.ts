import type { Tx } from '@guichet/platform';
import { intervalOf } from '../rollups/interval.ts';
import { countAgain, type RollupKey } from '../rollups/rollups.query.ts';
import type { PastContact } from './read-contact.ts';

/** The subject of a fact with no conversation behind it. */
export const IMPORTED = 'imported';

/** A contact of before, where it belongs here. */
export interface PlacedContact extends PastContact {
  id: string;
  queueId: string;
  agentId: string | null;
}

/** Writes and counts those that are not there yet; answers how many these were. Nobody folds meanwhile. */
export async function addImported(tx: Tx, contacts: readonly PlacedContact[]): Promise<number> {
  if (contacts.length === 0) return 0;
  const added = await tx.$queryRaw<RollupKey[]>`
    insert into work_fact (id, subject_type, subject_id, channel, queue_id, agent_id, is_queued, outcome, arrived_at,
      interval_at, wait_ms, answered_at, done_at, handling_ms, seat_ms, priority)
    select id, ${IMPORTED}, id, channel, "queueId", "agentId", true, outcome, "arrivedAt",
      "intervalAt", "waitMs", "answeredAt", "doneAt", "handlingMs", "handlingMs", priority
    from jsonb_to_recordset(${JSON.stringify(contacts.map(toRow))}::jsonb) as fact(id uuid, channel channel, "queueId" uuid,
      "agentId" uuid, outcome text, "arrivedAt" timestamptz, "intervalAt" timestamptz, "waitMs" bigint,
      "answeredAt" timestamptz, "doneAt" timestamptz, "handlingMs" bigint, priority int)
    on conflict (tenant_id, id) do nothing
    returning interval_at as "intervalAt", queue_id as "queueId", channel::text, agent_id as "agentId"`;
  await countAgain(tx, added);
  return added.length;
}

/** What its agent had in hand beside it is not known, so its seat time is its own. */
function toRow({ id, channel, queueId, agentId, outcome, arrivedAt, waitMs, handlingMs, priority }: PlacedContact) {
  const endOfWait = arrivedAt + waitMs;
  const fact = { id, channel, queueId, agentId, outcome, waitMs, handlingMs, priority };
  return {
    ...fact,
    arrivedAt: new Date(arrivedAt),
    intervalAt: intervalOf(arrivedAt),
    answeredAt: outcome === 'answered' ? new Date(endOfWait) : null,
    doneAt: new Date(endOfWait + (handlingMs ?? 0)),
  };
}
