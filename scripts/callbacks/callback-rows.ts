import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialDatabase } from '../trial/trial-database.ts';
import type { CallbackRow } from './callback-verdict.ts';

/** Nothing has moved for so long: nothing will. */
const STUCK_MS = 180_000;

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

export function readCallbacks(database: TrialDatabase, tenantId: string): Promise<CallbackRow[]> {
  return database.query<CallbackRow>(
    `select c.id, c.number, c.state::text, c.outcome, ${ms('c.promised_at')} as "promisedAt", c.attempt_count as "attemptCount",
       (select count(*)::int from ledger.work l where l.subject = c.conversation_id and l.is_now = 'offered') as offers,
       coalesce((select json_agg(json_build_object('from', ${ms('a.started_at')}, 'to', ${ms('a.ended_at')}, 'outcome', a.outcome, 'agent', a.user_id,
           'isAsked', d.dialled_at is not null) order by a.started_at)
         from callback_attempt a left join dial d on d.tenant_id = a.tenant_id and d.reference::text = a.id::text
         where a.tenant_id = c.tenant_id and a.callback_id = c.id), '[]') as attempts
     from callback c where c.tenant_id = $1 order by c.id`,
    [tenantId],
  );
}

/** Until of those that somebody takes and that are due no more than so many are left; gives up when nothing moves any more. */
export async function untilOver(database: TrialDatabase, tenantId: string, since: Date, most: number): Promise<void> {
  for (let [last, movedAt] = ['', Date.now()]; ; await sleep(500)) {
    const [row] = await database.query<{ left: number; moved: string }>(
      `select count(*) filter (where c.ended_at is null and coalesce(c.promised_at, c.created_at) <= $2
           and (q.is_for_everybody or c.expires_at <= $2))::int as left,
         concat_ws(' ', count(c.ended_at), sum(c.attempt_count), count(*) filter (where c.state = 'calling')) as moved
       from callback c join queue q on q.tenant_id = c.tenant_id and q.id = c.queue_id where c.tenant_id = $1`,
      [tenantId, since],
    );
    if (row!.left <= most) return;
    if (Date.now() - movedAt > STUCK_MS) return tellLeft(database, tenantId, since);
    if (row!.moved !== last) [last, movedAt] = [row!.moved, Date.now()];
  }
}

/** What stands still, and where it stands. */
async function tellLeft(database: TrialDatabase, tenantId: string, since: Date): Promise<void> {
  const left = await database.query<{ number: string; now: string }>(
    `select c.number, concat_ws(' ', c.state, 'due', c.due_at, 'expires', c.expires_at, 'attempts', c.attempt_count,
       (select string_agg(concat_ws(' ', w.state, w.outcome, w.agent_id, w.enqueued_at, w.ended_at, w.done_at), ', ' order by w.id)
        from work_item w where w.tenant_id = c.tenant_id and w.subject_id = c.conversation_id)) as now
     from callback c join queue q on q.tenant_id = c.tenant_id and q.id = c.queue_id
     where c.tenant_id = $1 and c.ended_at is null and coalesce(c.promised_at, c.created_at) <= $2 and q.is_for_everybody`,
    [tenantId, since],
  );
  for (const { number, now } of left) console.error(`stands still at ${since.toISOString()}: ${number} ${now}`);
}
