import { Injectable } from '@nestjs/common';
import { LAPSE_MS } from '@guichet/agents';
import type { OutputOf, QueueSummary, listQueues } from '@guichet/contracts';
import { Db } from '@guichet/platform';

const SUMMARIES = `
  select q.id, q.name, coalesce(w.waiting, 0)::int as waiting, coalesce(w.longest, 0)::int as "longestWaitSeconds",
    count(a.user_id) filter (where a.state = 'ready' and a.lost_at is null and live.user_id is not null)::int as "readyAgents",
    count(a.user_id)::int as "presentAgents"
  from queue q
  left join (
    select queue_id, count(*) as waiting, extract(epoch from now() - min(original_arrival_at)) as longest
    from work_item where state in ('queued', 'offered') group by queue_id
  ) w on w.queue_id = q.id
  left join agent a on a.state <> 'offline'
    and (q.is_for_everybody or exists (select from queue_member m where m.queue_id = q.id and m.user_id = a.user_id))
  left join (select distinct user_id from agent_connection where seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000})) live
    on live.user_id = a.user_id
  group by q.id, q.name, w.waiting, w.longest
  order by q.name, q.id`;

/** The queues as the desk lists them. */
@Injectable()
export class QueueSummaries {
  constructor(private readonly db: Db) {}

  async list(): Promise<OutputOf<typeof listQueues>> {
    const { rows } = await this.db.raw((client) => client.query<QueueSummary>(SUMMARIES));
    return { queues: rows };
  }
}
