import { Injectable } from '@nestjs/common';
import type { ChatMarks } from '@guichet/contracts';
import { asTenant, currentTenant, Db, log } from '@guichet/platform';

const GATHER_MS = 500;
const NONE: ChatMarks = { visitorDelivered: 0, visitorRead: 0, agentDelivered: 0, agentRead: 0 };

/**
 * How far each side has got. Screens say so after every message, so all of half a second is written at once; marks only grow, and
 * one that a crash loses is said again when its screen has reconnected. The write tells all processes.
 */
@Injectable()
export class ReadMarks {
  private readonly gathered = new Map<string, Map<string, ChatMarks>>();

  constructor(private readonly db: Db) {}

  put(conversationId: string, marks: Partial<ChatMarks>): void {
    const tenantId = currentTenant();
    const chats = this.gathered.get(tenantId) ?? this.begin(tenantId);
    chats.set(conversationId, furthest(chats.get(conversationId) ?? NONE, marks));
  }

  private begin(tenantId: string): Map<string, ChatMarks> {
    const chats = new Map<string, ChatMarks>();
    this.gathered.set(tenantId, chats);
    setTimeout(() => {
      this.gathered.delete(tenantId);
      asTenant(tenantId, () => this.write(chats)).catch((error: unknown) =>
        log.debug({ err: error }, 'marks were lost'),
      );
    }, GATHER_MS).unref();
    return chats;
  }

  private async write(chats: ReadonlyMap<string, ChatMarks>): Promise<void> {
    // In one order everywhere, so that two processes never wait for each other.
    const rows = [...chats].map(([id, marks]) => ({ id, ...marks })).sort((a, b) => (a.id < b.id ? -1 : 1));
    await this.db.raw((client) => client.query(WRITE, [JSON.stringify(rows)]));
  }
}

const furthest = (before: ChatMarks, now: Partial<ChatMarks>): ChatMarks => ({
  visitorDelivered: Math.max(before.visitorDelivered, now.visitorDelivered ?? 0),
  visitorRead: Math.max(before.visitorRead, now.visitorRead ?? 0),
  agentDelivered: Math.max(before.agentDelivered, now.agentDelivered ?? 0),
  agentRead: Math.max(before.agentRead, now.agentRead ?? 0),
});

/** Nobody has got further than there are messages, whatever his screen says. */
const WRITE = `
  with given as (
    select c.conversation_id, least(g."visitorDelivered", v.sequence) as vd, least(g."visitorRead", v.sequence) as vr,
      least(g."agentDelivered", v.sequence) as ad, least(g."agentRead", v.sequence) as ar
    from jsonb_to_recordset($1::jsonb) as g(id uuid, "visitorDelivered" int, "visitorRead" int, "agentDelivered" int, "agentRead" int)
    join chat c on c.conversation_id = g.id join conversation v on v.id = g.id
    order by c.conversation_id for update of c
  ), changed as (
    update chat c set visitor_delivered = greatest(c.visitor_delivered, vd), visitor_read = greatest(c.visitor_read, vr),
      agent_delivered = greatest(c.agent_delivered, ad), agent_read = greatest(c.agent_read, ar)
    from given g where c.conversation_id = g.conversation_id
      and (vd > c.visitor_delivered or vr > c.visitor_read or ad > c.agent_delivered or ar > c.agent_read)
    returning c.conversation_id, c.visitor_delivered, c.visitor_read, c.agent_delivered, c.agent_read
  )
  select pg_notify('guichet', json_build_object('tenantId', current_tenant(), 'type', 'chat.seen', 'actorId', null, 'data',
    json_build_object('conversationId', conversation_id, 'visitorDelivered', visitor_delivered, 'visitorRead', visitor_read,
      'agentDelivered', agent_delivered, 'agentRead', agent_read))::text) from changed`;
