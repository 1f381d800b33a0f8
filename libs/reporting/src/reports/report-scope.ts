import type { ReportInput } from '@guichet/contracts';
import { type Actor, DomainError, rows } from '@guichet/platform';
import { NOBODY } from '../rollups/rollups.query.ts';

const { sql, join } = rows.Prisma;
type Sql = rows.Prisma.Sql;

/** Half open, of arrival. */
export interface Period {
  from: Date;
  to: Date;
}
const periodOf = ({ from, to }: Pick<ReportInput, 'from' | 'to'>): Period => ({
  from: new Date(from),
  to: new Date(to),
});
/** Two years and a leap day: more is a mistake rather than a report. */
const LONGEST_MS = 732 * 86_400_000;

export function checked(asked: ReportInput): Period {
  const period = periodOf(asked);
  const length = period.to.getTime() - period.from.getTime();
  if (length > 0 && length <= LONGEST_MS) return period;
  throw new DomainError('invalid_input', { issues: [{ path: 'to', code: 'custom', message: 'period' }] });
}

/** As long, right before it. */
export const periodBefore = ({ from, to }: Period): Period => ({
  from: new Date(from.getTime() - (to.getTime() - from.getTime())),
  to: from,
});

/** The one condition for rollups and facts `r`: of the period, as asked for, and of what this person may see. */
export function selected(actor: Actor, { queueId, channel }: ReportInput, { from, to }: Period): Sql {
  const conditions = [sql`r.interval_at >= ${from} and r.interval_at < ${to}`, visibleTo(actor)];
  if (queueId) conditions.push(sql`r.queue_id = ${queueId}::uuid`);
  if (channel) conditions.push(sql`r.channel = ${channel}::channel`);
  return join(conditions, ' and ');
}

/**
 * Who sees the conversations of his teams sees what their members had, and what nobody had yet in queues that such members
 * serve; who sees his own sees what he had.
 */
function visibleTo({ visibility, userId, teamIds }: Actor): Sql {
  if (visibility === 'all') return sql`true`;
  if (visibility === 'own') return sql`r.agent_id = ${userId}::uuid`;
  const mates = sql`select user_id from team_member where team_id = any(${[...teamIds]}::uuid[])`;
  return sql`(r.agent_id = ${userId}::uuid or r.agent_id in (${mates}) or (r.agent_id = ${NOBODY}::uuid and r.queue_id in (
    select id from queue where is_for_everybody
    union select queue_id from queue_member where user_id in (${mates}))))`;
}

/** Whose hours are counted: {@link visibleTo} of agents alone, under `agent`. */
export function agentsVisibleTo({ visibility, userId, teamIds }: Actor, agent: Sql): Sql {
  if (visibility === 'all') return sql`true`;
  if (visibility === 'own') return sql`${agent} = ${userId}::uuid`;
  return sql`(${agent} = ${userId}::uuid or ${agent} in (
    select user_id from team_member where team_id = any(${[...teamIds]}::uuid[])))`;
}
