import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

const [AGENTS, QUEUES] = [10, 3];

export interface WritingTenant {
  tenantId: string;
  inboxId: string;
  queueIds: string[];
  agentIds: string[];
  number: number;
}
/** A chat on its way. */
export interface WrittenContact {
  tenant: WritingTenant;
  conversationId: string;
  itemId: string;
  queueId: string;
  agentId: string;
  version: number;
  /** Its work is noted for whoever folds it. */
  isGathered: boolean;
}

/** Makes tenants ready for contacts that are written one by one. */
export async function eachTenants(db: pg.Client, tenantIds: readonly string[]): Promise<WritingTenant[]> {
  const tenants: WritingTenant[] = [];
  for (const tenantId of tenantIds) {
    const [inboxId, ...ids] = Array.from({ length: 1 + QUEUES + AGENTS }, () => randomUUID());
    const tenant = { tenantId, inboxId: inboxId!, number: 0 };
    const queueIds = ids.slice(0, QUEUES);
    await db.query('begin');
    await db.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    await db.query(`insert into tenant (id, name) values ($1, 'Writing') on conflict do nothing`, [tenantId]);
    await db.query(`insert into inbox (id, name) values ($1, 'Contact')`, [inboxId]);
    await db.query(`insert into queue (id, name) select id, 'Queue ' || id from unnest($1::uuid[]) id`, [queueIds]);
    await db.query('commit');
    tenants.push({ ...tenant, queueIds, agentIds: ids.slice(QUEUES) });
  }
  return tenants;
}

/** The nth of a wave. */
export function newContact(tenants: readonly WritingTenant[], n: number, isGathered: boolean): WrittenContact {
  const tenant = tenants[n % tenants.length]!;
  const [queueId, agentId] = [tenant.queueIds[n % QUEUES]!, tenant.agentIds[(n * 7) % AGENTS]!];
  const [conversationId, itemId] = [randomUUID(), randomUUID()];
  return { ...{ tenant, conversationId, itemId, queueId, agentId }, version: 0, isGathered };
}

type Step = (db: pg.Client, contact: WrittenContact) => Promise<void>;

/**
 * A chat as the app writes it, in the parts between which real time passes: it comes and waits; it is offered, answered and
 * talked about; it is resolved; its wrap-up is over. Six messages are few for a chat, so what is written is rather too
 * little; the jobs of its events are left out, too.
 */
export const STEPS: readonly Step[] = [
  async (db, contact) => {
    await arrive(db, contact);
    await say(db, contact, 'in');
  },
  async (db, contact) => {
    await offer(db, contact);
    await accept(db, contact);
    for (const direction of ['out', 'in', 'out', 'in', 'out'] as const) await say(db, contact, direction);
  },
  (db, contact) =>
    inTransaction(db, contact, async () => {
      await line(db, contact, `status = 'resolved', resolved_at = now()`, {
        type: 'system',
        direction: null,
        text: '',
      });
      await move(db, contact, `state = 'wrap_up', ended_at = now()`);
      const { conversationId } = contact;
      await tell(db, contact, [
        ['conversation.resolved', { conversationId }],
        ['work.wrap-up', workOf(contact)],
      ]);
    }),
  (db, contact) =>
    inTransaction(db, contact, async () => {
      await move(db, contact, `state = 'done', done_at = now()`);
      await tell(db, contact, [['work.done', workOf(contact)]]);
    }),
];

const arrive: Step = (db, contact) =>
  inTransaction(db, contact, async () => {
    const { tenant, conversationId, itemId, queueId } = contact;
    contact.version += 1;
    await prepared(
      db,
      `insert into conversation (id, number, subject, channel, inbox_id, waiting_since, answer_due_at)
       values ($1, $2, 'Livraison', 'chat', $3, now(), now())`,
      [conversationId, (tenant.number += 1), tenant.inboxId],
    );
    await line(db, contact, `version = c.version`, { type: 'system', direction: null, text: '' });
    await prepared(
      db,
      `insert into work_item (id, subject_type, subject_id, channel, queue_id, rank_at, original_arrival_at, enqueued_at, units)
       values ($1, 'conversation', $2, 'chat', $3, now(), now(), now(), 33)`,
      [itemId, conversationId, queueId],
    );
    await tell(db, contact, [
      ['chat.started', { conversationId }],
      ['work.queued', workOf(contact)],
    ]);
  });

const offer: Step = (db, contact) =>
  inTransaction(db, contact, async () => {
    const { itemId, agentId } = contact;
    await move(db, contact, `state = 'offered', offered_at = now(), offer_ends_at = now() + interval '20 seconds'`);
    await prepared(
      db,
      `insert into work_decision (id, work_item_id, at, agent_id, reason, detail) values ($1, $2, now(), $3, 'routed', '{}')`,
      [randomUUID(), itemId, agentId],
    );
    await tell(db, contact, [['work.offered', workOf(contact)]]);
  });

const accept: Step = (db, contact) =>
  inTransaction(db, contact, async () => {
    const { conversationId, agentId } = contact;
    await line(db, contact, `version = c.version`, { type: 'system', direction: null, text: '' });
    await move(db, contact, `state = 'active', accepted_at = now()`);
    await tell(db, contact, [
      ['conversation.assigned', { conversationId, assigneeId: agentId, teamId: null }],
      ['work.accepted', workOf(contact)],
    ]);
  });

function say(db: pg.Client, contact: WrittenContact, direction: 'in' | 'out'): Promise<void> {
  const { conversationId } = contact;
  return inTransaction(db, contact, async () => {
    const text = 'Bonjour, où est ma commande ? '.repeat(4);
    await line(db, contact, `last_message_at = now(), preview = 'Bonjour'`, { type: 'message', direction, text });
    const data = { conversationId, messageId: randomUUID(), kind: 'normal' };
    await tell(db, contact, [[direction === 'in' ? 'message.received' : 'message.composed', data]]);
  });
}

const workOf = ({ itemId, conversationId, queueId, agentId, version }: WrittenContact) => ({
  ...{ workItemId: itemId, subjectType: 'conversation', subjectId: conversationId, channel: 'chat', queueId, agentId },
  version,
});

async function move(db: pg.Client, contact: WrittenContact, change: string): Promise<void> {
  contact.version += 1;
  await prepared(db, `update work_item set ${change}, agent_id = $2, version = version + 1 where id = $1`, [
    contact.itemId,
    contact.agentId,
  ]);
}

/** A line of the timeline, and what it changes of the conversation; words can be searched for. */
async function line(
  db: pg.Client,
  { conversationId }: WrittenContact,
  change: string,
  { type, direction, text }: { type: string; direction: string | null; text: string },
): Promise<void> {
  await prepared(
    db,
    `with c as (
       update conversation c set sequence = sequence + 1, ${change} where id = $2 returning id, sequence
     ), searchable as (
       insert into search_document (id, conversation_id, document)
       select $1, id, to_tsvector('simple', $5) from c where $5 <> ''
     )
     insert into entry (id, conversation_id, sequence, type, direction, text)
     select $1::uuid, c.id, c.sequence, $3::entry_type, $4::direction, $5::text from c`,
    [randomUUID(), conversationId, type, direction, text],
  );
}

async function inTransaction(db: pg.Client, { tenant }: WrittenContact, work: () => Promise<void>): Promise<void> {
  await db.query(`begin; select set_config('app.tenant_id', ${db.escapeLiteral(tenant.tenantId)}, true)`);
  await work();
  await db.query('commit');
}

type Told = [type: string, data: { conversationId?: string; workItemId?: string } & Record<string, unknown>];

/** As `Events` puts down all events of a transaction at its end. */
async function tell(db: pg.Client, { isGathered }: WrittenContact, told: Told[]): Promise<void> {
  const rows = told.map(([type, data]) => ({
    ...{ id: randomUUID(), type, data, conversation_id: data.conversationId, work_item_id: data.workItemId },
    // Without a tenant: what desks are told costs the same, and nobody answers to it.
    notice: JSON.stringify({ type, data, actorId: null }),
  }));
  const isFolded = ({ type }: { type: string }) => /^work\.(queued|accepted|done)$/.test(type);
  const gathered = isGathered ? rows.filter(isFolded).map(({ id }) => id) : [];
  await prepared(
    db,
    `
      with pending as (
        select * from jsonb_to_recordset($1::jsonb) as row(id uuid, type text, data jsonb, conversation_id uuid,
          work_item_id uuid, notice text)
      ), written as (
        insert into domain_event (id, type, data, conversation_id, work_item_id)
        select id, type, data, conversation_id, work_item_id from pending
      ), gathered as (
        insert into gathered_event (event_id) select unnest($2::uuid[])
      )
      select count(pg_notify('guichet', notice)) from pending`,
    [JSON.stringify(rows), gathered],
  );
}

/** As the app's statements are, most of which a connection plans but once. */
const prepared = (db: pg.Client, text: string, values: unknown[]) =>
  db.query({ name: createHash('md5').update(text).digest('hex'), text, values });
