import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Client, createClient } from '@guichet/contracts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export interface TrialPerson {
  userId: string;
  cookie: string;
  call: Client;
}
export interface TrialHouse {
  tenantId: string;
  inboxId: string;
  queueIds: string[];
  admin: TrialPerson;
  agents: TrialPerson[];
}
export interface HouseWishes {
  agents: number;
  /** Of these every second one has members of its own: each third agent. */
  queues: number;
  /** What of mail differs from the standard, as a queue keeps it. */
  email: object;
  mostMails: number;
  /** Units. */
  capacity: number;
}

/** A tenant with people who are signed in, and queues; written into the database, so that no trial waits for log-ins. */
export async function openTrialHouse(database: TrialDatabase, url: string, wishes: HouseWishes): Promise<TrialHouse> {
  const tenantId = randomUUID();
  await database.query('insert into tenant (id, name) values ($1, $2)', [tenantId, 'Trial']);
  const people = await signInAll(database, tenantId, url, wishes.agents + 1);
  const [admin, ...agents] = people as [TrialPerson, ...TrialPerson[]];
  const agentIds = agents.map(({ userId }) => userId);
  await database.query(
    `insert into agent (tenant_id, user_id, maximums, capacity, state)
     select $1, id, json_build_object('email', $3::int), $4, 'offline' from unnest($2::uuid[]) as id`,
    [tenantId, agentIds, wishes.mostMails, wishes.capacity],
  );
  const queueIds = Array.from({ length: wishes.queues }, () => randomUUID());
  await database.query(
    `insert into queue (tenant_id, id, name, is_for_everybody, channels, calm_percent)
     select $1, id, 'Queue ' || at, at % 2 = 1, json_build_object('email', $3::json), 100
     from unnest($2::uuid[]) with ordinality as queue(id, at)`,
    [tenantId, queueIds, JSON.stringify(wishes.email)],
  );
  await database.query(
    `insert into queue_member (tenant_id, queue_id, user_id)
     select $1, q.id, a.id from unnest($2::uuid[]) with ordinality q(id, at), unnest($3::uuid[]) with ordinality a(id, at)
     where q.at % 2 = 0 and a.at % 3 = 1`,
    [tenantId, queueIds, agentIds],
  );
  const inboxId = randomUUID();
  await database.query(`insert into inbox (tenant_id, id, name, queue_id) values ($1, $2, 'Trial', $3)`, [
    ...[tenantId, inboxId, queueIds[0]],
  ]);
  return { tenantId, inboxId, queueIds, admin, agents };
}

/** The first of them is the administrator. */
export async function signInAll(database: TrialDatabase, tenantId: string, url: string, count: number) {
  const people = Array.from({ length: count }, () => {
    const [userId, token] = [randomUUID(), randomBytes(32).toString('base64url')];
    const cookie = `guichet_session=${tenantId}.${token}`;
    const hash = createHash('sha256').update(token).digest('base64url');
    return { userId, cookie, hash, call: createClient(url, { headers: { cookie } }) };
  });
  const [ids, hashes] = [people.map(({ userId }) => userId), people.map(({ hash }) => hash)];
  await database.query(
    `insert into user_account (tenant_id, id, email, name, role, visibility, status)
     select $1, id, id || '@trial.example', 'Person ' || at, (case at when 1 then 'administrator' else 'agent' end)::role,
       'all', 'active' from unnest($2::uuid[]) with ordinality as person(id, at)`,
    [tenantId, ids],
  );
  await database.query(
    `insert into session (tenant_id, id, user_id, token_hash, expires_at)
     select $1, gen_random_uuid(), id, hash, now() + interval '1 day' from unnest($2::uuid[], $3::text[]) as s(id, hash)`,
    [tenantId, ids, hashes],
  );
  return people.map(({ userId, cookie, call }) => ({ userId, cookie, call }));
}

/** Conversations that wait, spread over the queues, a second apart. */
export async function letWait(database: TrialDatabase, house: TrialHouse, count: number): Promise<void> {
  const { tenantId, inboxId, queueIds } = house;
  await database.query(
    `with numbered as (
       select gen_random_uuid() as id, n, (select coalesce(max(number), 0) from conversation where tenant_id = $1) + n as number,
         date_trunc('milliseconds', now()) - make_interval(secs => $4::int - n) as at from generate_series(1, $4::int) n
     ), opened as (
       insert into conversation (tenant_id, id, number, subject, channel, inbox_id, waiting_since, last_message_at)
       select $1, id, number, 'Contact ' || number, 'email', $2, at, at from numbered
     )
     insert into work_item (tenant_id, id, subject_type, subject_id, channel, queue_id, rank_at, original_arrival_at,
       enqueued_at, units)
     select $1, gen_random_uuid(), 'conversation', id, 'email', ($3::uuid[])[1 + n % array_length($3::uuid[], 1)],
       at, at, now(), 10 from numbered`,
    [tenantId, inboxId, queueIds, count],
  );
  // So that nothing of the trial's own is slow for want of statistics.
  await database.query('analyze conversation, work_item, agent');
}
