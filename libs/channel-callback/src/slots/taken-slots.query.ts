import type { Tx } from '@guichet/platform';

interface Asking {
  /** Whose own hold or promise does not count against him. */
  holderId: string | null;
  now: Date;
}

/** What is promised and held in a queue from now on. */
export async function takenSlots(tx: Tx, queueId: string, { holderId, now }: Asking): Promise<Date[]> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    select promised_at as at from callback
      where queue_id = ${queueId}::uuid and ended_at is null and promised_at > ${now}::timestamptz - interval '1 hour'
        and id is distinct from ${holderId}::uuid
    union all
    select slot_at from callback_hold
      where queue_id = ${queueId}::uuid and expires_at > ${now} and holder_id is distinct from ${holderId}::uuid`;
  return rows.map(({ at }) => at);
}

/** Of those the ones that overlap a slot. */
export async function takenAt(
  tx: Tx,
  queueId: string,
  at: Date,
  { length, ...asking }: Asking & { length: number },
): Promise<number> {
  const taken = await takenSlots(tx, queueId, asking);
  return taken.filter((one) => Math.abs(one.getTime() - at.getTime()) < length).length;
}

/** Agents of the queue who take call-backs. */
export async function expectedAgents(tx: Tx, queueId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from agent a join user_account u on u.id = a.user_id and u.status = 'active'
    where 'callback' = any(a.channels) and exists (
      select from queue q where q.id = ${queueId}::uuid
        and (q.is_for_everybody or exists (select from queue_member m where m.queue_id = q.id and m.user_id = a.user_id)))`;
  return row?.count ?? 0;
}
