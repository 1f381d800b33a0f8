import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface WritingTenant {
  tenantId: string;
  inboxId: string;
  queueId: string;
  agentId: string;
  number: number;
}

/** Tenants for contacts that are written one by one. */
export async function eachTenants(db: pg.Client, count: number): Promise<WritingTenant[]> {
  const tenants: WritingTenant[] = [];
  for (let n = 0; n < count; n += 1) {
    const [tenantId, inboxId, queueId, agentId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await db.query('begin');
    await db.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    await db.query(`insert into tenant (id, name) values ($1, 'Writing')`, [tenantId]);
    await db.query(`insert into inbox (id, name) values ($1, 'Contact')`, [inboxId]);
    await db.query(`insert into queue (id, name) values ($1, 'Service')`, [queueId]);
    await db.query('commit');
    tenants.push({ tenantId, inboxId, queueId, agentId, number: 0 });
  }
  return tenants;
}

/** A contact as the app writes it: four transactions, each with what it changes and one event, as `Events` puts it down. */
export async function writeContact(db: pg.Client, tenant: WritingTenant, isGathered: boolean): Promise<void> {
  const [conversationId, itemId] = [randomUUID(), randomUUID()];
  const { inboxId, queueId, agentId } = tenant;
  const number = (tenant.number += 1);
  const tell = (type: string, version: number) => {
    const facts = {
      workItemId: itemId,
      subjectType: 'conversation',
      subjectId: conversationId,
      channel: 'chat',
      queueId,
    };
    return event(db, type, { ...facts, agentId, version }, isGathered);
  };
  await inTransaction(db, tenant, async () => {
    await db.query(
      `insert into conversation (id, number, subject, channel, inbox_id, sequence) values ($1, $2, 'Livraison', 'chat', $3, 1)`,
      [conversationId, number, inboxId],
    );
    await db.query(
      `insert into entry (id, conversation_id, sequence, type, direction, text) values ($1, $2, 1, 'message', 'in', $3)`,
      [randomUUID(), conversationId, 'Bonjour, où est ma commande ? '.repeat(8)],
    );
    await db.query(
      `insert into search_document (id, conversation_id, document) values ($1, $1, to_tsvector('simple', $2))`,
      [conversationId, `Bonjour, où est ma commande ? ${number}`],
    );
    await db.query(
      `insert into work_item (id, subject_type, subject_id, channel, queue_id, rank_at, original_arrival_at, enqueued_at, units)
       values ($1, 'conversation', $2, 'chat', $3, now(), now(), now(), 33)`,
      [itemId, conversationId, queueId],
    );
    await tell('work.queued', 1);
  });
  const moves = [
    [`state = 'active', agent_id = $2, accepted_at = now()`, 'work.accepted'],
    [`state = 'wrap_up', ended_at = now(), agent_id = $2`, 'work.wrap-up'],
    [`state = 'done', done_at = now(), agent_id = $2`, 'work.done'],
  ] as const;
  for (const [n, [change, type]] of moves.entries())
    await inTransaction(db, tenant, async () => {
      await db.query(`select id from conversation where id = $1 for no key update`, [conversationId]);
      await db.query(`update work_item set ${change}, version = version + 1 where id = $1`, [itemId, agentId]);
      if (n === 0)
        await db.query(
          `insert into work_decision (id, work_item_id, at, agent_id, reason, detail) values ($1, $2, now(), $3, 'routed', '{}')`,
          [randomUUID(), itemId, agentId],
        );
      await tell(type, n + 2);
    });
}

async function inTransaction(db: pg.Client, { tenantId }: WritingTenant, work: () => Promise<void>): Promise<void> {
  await db.query('begin');
  await db.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
  await work();
  await db.query('commit');
}

async function event(
  db: pg.Client,
  type: string,
  data: Record<string, unknown> & { workItemId: string },
  isGathered: boolean,
): Promise<void> {
  const id = randomUUID();
  const row = { id, type, data, work_item_id: data.workItemId, notice: JSON.stringify({ type, data }) };
  await db.query(
    `with pending as (
       select * from jsonb_to_recordset($1::jsonb) as row(id uuid, type text, data jsonb, work_item_id uuid, notice text)
     ), written as (
       insert into domain_event (id, type, data, work_item_id) select id, type, data, work_item_id from pending
     ), gathered as (
       insert into gathered_event (event_id) select unnest($2::uuid[])
     )
     select count(pg_notify('guichet', notice)) from pending`,
    [JSON.stringify([row]), isGathered ? [id] : []],
  );
}
