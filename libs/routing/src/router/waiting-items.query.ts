import type { Channel, SkillStep } from '@guichet/contracts';
import { type Db } from '@guichet/platform';
import type { ReachedStep, WaitingItem } from '../choice/choose.ts';
import { remembered } from './remembered.ts';

export interface QueuedItem extends WaitingItem {
  version: number;
  subjectType: string;
  subjectId: string;
  tier: number;
  rankAt: Date;
}
type ItemRow = Omit<QueuedItem, 'skills' | 'coolDowns'> & { skills: string; coolDowns: Record<string, string> };

const ITEMS = `
  select w.id, w.queue_id as "queueId", w.channel::text, w.units, w.skills::text, w.priority, w.version, w.tier,
    w.rank_at as "rankAt", w.subject_type as "subjectType", w.subject_id as "subjectId", w.is_directed as "isDirected",
    (extract(epoch from w.original_arrival_at) * 1000)::float8 as "originalArrivalAt",
    (extract(epoch from w.enqueued_at) * 1000)::float8 as "enqueuedAt", w.preferred_agent_id as "preferredAgentId",
    (extract(epoch from w.sticky_until) * 1000)::float8 as "stickyUntil", w.cool_downs as "coolDowns", w.skill_step as "skillStep",
    (extract(epoch from w.skill_step_at) * 1000)::float8 as "skillStepAt"
  from work_item w
  where w.state = 'queued' and (w.queue_id = any($1::uuid[]) or w.is_directed) and w.channel = any($2::channel[])
    and ($3::int is null or (-w.tier, w.rank_at, w.id) > (-$3::int, $4::timestamptz, $5::uuid))
  order by w.tier desc, w.rank_at, w.id limit $6`;

/** What may be asked for next: the queues and channels that somebody has room for, and what is sent to one agent. */
export interface Wanted {
  queueIds: readonly string[];
  channels: readonly Channel[];
}

/** A page of what waits, in the order it is served. Items with the same steps get the same array. */
export async function readWaiting(
  db: Db,
  { queueIds, channels }: Wanted,
  after: QueuedItem | null,
  limit: number,
): Promise<QueuedItem[]> {
  const values = [queueIds, channels, after?.tier ?? null, after?.rankAt ?? null, after?.id ?? null, limit];
  const { rows } = await db.raw((client) => client.query<ItemRow>(ITEMS, values));
  return rows.map((row) => ({ ...row, skills: stepsOf(row.skills), coolDowns: timesOf(row.coolDowns) }));
}

const stepsOf = remembered((text) => JSON.parse(text) as SkillStep[]);
const NONE = {};
const timesOf = (coolDowns: Record<string, string>): Record<string, number> => {
  const entries = Object.entries(coolDowns);
  return entries.length ? Object.fromEntries(entries.map(([id, at]) => [id, Date.parse(at)])) : NONE;
};

/** The steps that items have come to, so that none ever goes back. Those that somebody holds just now are left for the next time. */
export async function keepSteps(db: Db, reached: readonly ReachedStep[]): Promise<void> {
  if (reached.length === 0) return;
  await db.raw((client) => client.query(KEEP_STEPS, [JSON.stringify(reached)]));
}

const KEEP_STEPS = `
  with reached as (
    select * from json_to_recordset($1::json) as r(id uuid, step int, since float8)
  ), held as (
    select w.id from work_item w join reached r on r.id = w.id
    where w.state = 'queued' and w.skill_step < r.step for no key update of w skip locked
  )
  update work_item w set skill_step = r.step, skill_step_at = to_timestamp(r.since / 1000)
  from reached r join held on held.id = r.id where w.id = r.id`;
