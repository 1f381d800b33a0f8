import type { PageCallEnd, PageCallStage } from '@guichet/contracts';
import type { Db } from '@guichet/platform';
import { JOIN_QUEUE_WISHES, type RecordedCall, RECORDING_COLUMNS } from '../recordings/recording-plan.query.ts';

/** What a caller's page is told of, as its rows have it. */
export interface VisitorCall extends RecordedCall {
  id: string;
  conversationId: string;
  state: PageCallStage;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  end: PageCallEnd | null;
  /** Who talks with him, or did last. */
  agentName: string | null;
  /** The agent holds him, or asks a colleague. */
  isPutAside: boolean;
  isWritten: boolean;
  offersCallback: boolean;
}

/** In one turn: every change of a call is shown to its page. Null when the visitor has no such call. */
export async function visitorCall(db: Db, visitorId: string, callId: string): Promise<VisitorCall | null> {
  const [call] = await db.rawOnce<VisitorCall>(
    (literal) => `
    select c.id, c.conversation_id as "conversationId", c.state::text, c.started_at as "startedAt",
      c.offers_callback as "offersCallback", c.answered_at as "answeredAt", c.ended_at as "endedAt", c."end", (
        select u.name from call_leg l join user_account u on u.id = l.user_id
        where l.call_id = c.id and l.role = 'agent' and (l.ended_at is null or c.ended_at is not null and l.answered_at is not null)
        order by l.started_at desc limit 1
      ) as "agentName",
      exists (
        select from call_leg l where l.call_id = c.id and l.ended_at is null
          and (l.role = 'agent' and l.state = 'held' or l.role = 'colleague' and l.joined_at is null)
      ) as "isPutAside",
      exists (
        select from recording r where r.call_id = c.id and r.ended_at is null and r.deleted_at is null
      ) as "isWritten", ${RECORDING_COLUMNS}
    from call c ${JOIN_QUEUE_WISHES}
    where c.id = ${literal(callId)}::uuid and c.visitor_id = ${literal(visitorId)}::uuid`,
  );
  return call ?? null;
}
