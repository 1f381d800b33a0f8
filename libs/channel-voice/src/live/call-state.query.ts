import type { CallStage } from '@guichet/contracts';
import type { Db, rows, Tx } from '@guichet/platform';

/** The work of a call's conversation while somebody may be asked, or has it. */
export interface CallWork {
  id: string;
  state: 'queued' | 'offered' | 'active';
  agentId: string | null;
}
export interface CallNow {
  state: CallStage;
  answeredAt: Date | null;
  /** That are not ended, oldest first. */
  legs: (Pick<rows.CallLeg, 'id' | 'role' | 'userId' | 'state' | 'whispers'> & { isJoined: boolean })[];
  work: CallWork | null;
  /** He asked to be called instead of waiting. */
  isExchanged: boolean;
}

/**
 * A call as its rows have it, in one statement: what belongs together is seen together. In one turn, since each call asks it often.
 * Null when there is none.
 */
export async function callNow(db: Db, callId: string): Promise<CallNow | null> {
  const [now] = await db.rawOnce<CallNow>(
    (literal) => `
    select c.state::text, c.answered_at as "answeredAt",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', l.id, 'role', l.role, 'userId', l.user_id, 'state', l.state, 'whispers', l.whispers,
          'isJoined', l.joined_at is not null
        ) order by l.started_at)
        from call_leg l where l.call_id = c.id and l.ended_at is null
      ), '[]') as legs,
      (
        select jsonb_build_object('id', w.id, 'state', w.state, 'agentId', w.agent_id) from work_item w
        where w.subject_type = 'conversation' and w.subject_id = c.conversation_id and w.state in ('queued', 'offered', 'active')
      ) as work,
      exists (
        select from work_item w
        where w.subject_type = 'conversation' and w.subject_id = c.conversation_id and w.outcome = 'callback'
      ) as "isExchanged"
    from call c where c.id = ${literal(callId)}::uuid`,
  );
  return now ?? null;
}

export async function workOf(tx: Tx, subjectId: string): Promise<CallWork | null> {
  const [work] = await tx.$queryRaw<CallWork[]>`
    select w.id, w.state::text, w.agent_id as "agentId" from work_item w
    where w.subject_type = 'conversation' and w.subject_id = ${subjectId}::uuid and w.state in ('queued', 'offered', 'active')`;
  return work ?? null;
}
