import type { Tx } from '@guichet/platform';
import { clockEventsOf, type LoggedEvent } from './clock-events.ts';
import type { ClockEvent } from './cycles.ts';

/** What of the log clocks go by. Of messages the log says when and the timeline what they were: a person's, an answer, a forward. */
export async function readClockEvents(tx: Tx, conversationId: string): Promise<ClockEvent[]> {
  const logged = await tx.$queryRaw<LoggedEvent[]>`
    select e.type, e.data, e.at, m.at as "messageAt",
      m.type = 'message' and m.kind = 'normal' and m.data->>'mode' is distinct from 'forward' as "isPublic"
    from domain_event e left join entry m on m.tenant_id = e.tenant_id and m.conversation_id = e.conversation_id
      and m.id = case when e.type in ('message.received', 'message.composed') then (e.data->>'messageId')::uuid end
    where e.conversation_id = ${conversationId}::uuid and e.type in (
      'conversation.opened', 'conversation.pending', 'conversation.reopened', 'conversation.resolved',
      'message.received', 'message.composed', 'call.started', 'call.answered', 'callback.asked', 'callback.tried'
    ) order by e.id`;
  return clockEventsOf(logged);
}
