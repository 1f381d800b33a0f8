import type { ReportGroup } from '@guichet/contracts';
import { rows } from '@guichet/platform';
import { NOBODY } from '../rollups/rollups.query.ts';
import { FACTS, ROLLUPS } from './counted-facts.query.ts';

const { sql, empty } = rows.Prisma;
type Sql = rows.Prisma.Sql;

/** What rows of a report are. */
interface Grouping {
  /** Where it is counted; rollups know neither conversation nor page. */
  source: Sql;
  /** Leads from `r` to what it is grouped by; several for one where it has several. */
  joins: Sql;
  /** Text; null for those that have none. */
  key: Sql;
}

const agent = sql`nullif(r.agent_id, ${NOBODY}::uuid)`;
/** Where the dialogue, call or call-back of a conversation came from. */
const doors = sql`
  left join chat on chat.conversation_id = r.subject_id
  left join lateral (select site_id, visitor_id, started_at from call where call.conversation_id = r.subject_id
    order by started_at limit 1) call on true
  left join lateral (select site_id, page_url from callback where callback.conversation_id = r.subject_id
    order by created_at limit 1) callback on true`;
/** The page a visitor was on when he began, without what is behind its path. */
const startPage = sql`
  left join visitor on visitor.id = case when chat.visitor_id is null then call.visitor_id else chat.visitor_id end
  left join lateral (
    select page ->> 'url' as url from jsonb_array_elements(visitor.context -> 'pages') page
    where (page ->> 'at')::timestamptz <= coalesce(chat.started_at, call.started_at)
    order by page ->> 'at' desc limit 1
  ) start on true`;

export function groupingOf(group: ReportGroup, zone: string): Grouping {
  const of = (key: Sql, joins: Sql = empty, source: Sql = ROLLUPS): Grouping => ({ source, joins, key });
  const local = sql`(r.interval_at at time zone ${zone})`;
  const groups: Record<ReportGroup, () => Grouping> = {
    all: () => of(sql`null::text`),
    day: () => of(sql`to_char(${local}, 'YYYY-MM-DD')`),
    hour: () => of(sql`((extract(isodow from ${local})::int - 1) * 24 + extract(hour from ${local})::int)::text`),
    queue: () => of(sql`r.queue_id::text`),
    channel: () => of(sql`r.channel::text`),
    agent: () => of(sql`${agent}::text`),
    team: () => of(sql`team.team_id::text`, sql`left join team_member team on team.user_id = r.agent_id`),
    site: () => of(sql`coalesce(chat.site_id, call.site_id, callback.site_id)::text`, doors, FACTS),
    page: () =>
      of(
        sql`nullif(split_part(split_part(coalesce(callback.page_url, start.url), '?', 1), '#', 1), '')`,
        sql`${doors} ${startPage}`,
        FACTS,
      ),
    tag: () =>
      of(sql`tag.tag_id::text`, sql`left join conversation_tag tag on tag.conversation_id = r.subject_id`, FACTS),
  };
  return groups[group]();
}
