import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export const SIZES = { tenants: 100, conversations: 2000, messages: 10 };

/** Words of a shop's mails: frequent ones first, so that some are in nearly every conversation and some are rare. */
const WORDS =
  `commande colis livraison bonjour merci retour remboursement facture taille paiement adresse suivi delai echange produit article
  order parcel delivery refund invoice size payment address return exchange question problem number receipt voucher shop account
  chaussure bottine lacet semelle cuir couleur beige marine noir cognac garantie couture talon pointure modele stock boutique lyon
  paris relais transporteur colissimo banque carte cadeau remise devis entreprise mairie quantite tarif catalogue photo defaut`
    .split(/\s+/)
    .filter(Boolean);
const NAMES = [
  'dubois',
  'caron',
  'nguyen',
  'benali',
  'petit',
  'marchetti',
  'lambert',
  'bernard',
  'morel',
  'girault',
  'okafor',
  'brooks',
];

export interface Visitor {
  tenantId: string;
  cookie: string;
}

/** 100 tenants with 2,000 conversations of 10 messages each, made inside Postgres. Returns someone signed in for each tenant. */
export async function makeData(adminUrl: string): Promise<Visitor[]> {
  const db = new pg.Client(adminUrl);
  await db.connect();
  try {
    return await makeTenants(db);
  } finally {
    await db.end();
  }
}

async function makeTenants(db: pg.Client): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  await db.query(`set synchronous_commit = off`);
  await db.query(`create temp table words as select $1::text[] as words, $2::text[] as names`, [WORDS, NAMES]);
  for (let n = 0; n < SIZES.tenants; n += 1) {
    await db.query('begin');
    visitors.push(await makeTenant(db, n));
    await db.query('commit');
    process.stderr.write(`\rmaking data: tenant ${n + 1} of ${SIZES.tenants}`);
  }
  process.stderr.write('\nanalysing\n');
  await db.query('vacuum analyze');
  return visitors;
}

async function makeTenant(db: pg.Client, n: number): Promise<Visitor> {
  const { rows } = await db.query<{ id: string }>(`select gen_random_uuid() as id from generate_series(1, 8)`);
  const [tenantId, userId, teamId, inboxId, ...colleagues] = rows.map((row) => row.id) as [
    string,
    string,
    string,
    string,
  ];
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('base64url');
  await db.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
  await db.query(`insert into tenant (id, name, conversation_count) values ($1, $2, $3)`, [
    tenantId,
    `Shop ${n}`,
    SIZES.conversations,
  ]);
  for (const [index, id] of [userId, ...colleagues].entries())
    await db.query(
      `insert into user_account (id, email, name, role, visibility, status) values ($1, $2, $3, 'agent', $4, 'active')`,
      [id, `agent${index}@shop${n}.example`, `Agent ${index}`, index ? 'all' : 'team'],
    );
  await db.query(`insert into team (id, name) values ($1, 'Support')`, [teamId]);
  await db.query(`insert into team_member (team_id, user_id) values ($1, $2)`, [teamId, userId]);
  await db.query(
    `insert into session (id, user_id, token_hash, expires_at) values (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [userId, hash],
  );
  await db.query(`insert into inbox (id, name) values ($1, 'Support')`, [inboxId]);
  await db.query(`insert into email_inbox (inbox_id, address, door) values ($1, $2, $3)`, [
    inboxId,
    `support@shop${n}.example`,
    `shop${n}`,
  ]);
  await makeConversations(db, { teamId, inboxId, agents: [userId, ...colleagues] });
  await makeMessages(db, createHash('sha256').update(tenantId).digest('base64url').slice(0, 5));
  return { tenantId, cookie: `guichet_session=${tenantId}.${token}` };
}

async function makeConversations(
  db: pg.Client,
  { teamId, inboxId, agents }: { teamId: string; inboxId: string; agents: string[] },
) {
  await db.query(
    `insert into customer (id, name, updated_at)
     select gen_random_uuid(), initcap(names[1 + i % array_length(names, 1)]) || ' ' || i, now()
     from generate_series(1, $1::int / 2) i, words`,
    [SIZES.conversations],
  );
  await db.query(`insert into customer_identity (id, customer_id, kind, value)
     select gen_random_uuid(), id, 'email', replace(lower(name), ' ', '.') || '@exemple.fr' from customer where tenant_id = current_tenant()`);
  await db.query(`insert into tag (id, name) select gen_random_uuid(), words[i] from generate_series(1, 12) i, words`);
  // One in four is open; the others are history, as in a shop of some years.
  await db.query(
    `with people as (select array_agg(id) as ids from customer where tenant_id = current_tenant())
     insert into conversation (id, number, subject, preview, status, priority, channel, customer_id, inbox_id, team_id, assignee_id,
       waiting_since, answer_due_at, last_message_at, created_at, sequence)
     select gen_random_uuid(), i, initcap(words[1 + floor(random() * array_length(words, 1))::int]) || ' ' || words[1 + floor(random() * array_length(words, 1))::int] || ' ' || 50000 + i,
       'Bonjour, ' || words[1 + floor(random() * array_length(words, 1))::int],
       (case when i % 4 = 0 then 'open' when i % 16 = 1 then 'pending' when i % 64 = 2 then 'snoozed' else 'resolved' end)::conversation_status,
       (array['normal', 'normal', 'normal', 'high', 'low', 'urgent']::priority[])[1 + i % 6], 'email',
       ids[1 + i % array_length(ids, 1)], $1, case when i % 3 > 0 then $2::uuid end, case when i % 2 = 0 then ($3::uuid[])[1 + i % 5] end,
       case when i % 4 = 0 then now() - i * interval '7 minutes' end,
       case when i % 4 = 0 then now() - i * interval '7 minutes' + interval '24 hours' end,
       now() - i * interval '7 minutes', now() - i * interval '9 minutes', $4
     from generate_series(1, $5::int) i, words, people`,
    [inboxId, teamId, agents, SIZES.messages, SIZES.conversations],
  );
  await db.query(`insert into conversation_tag (conversation_id, tag_id)
     select c.id, t.id from conversation c join tag t on t.tenant_id = c.tenant_id
     where c.tenant_id = current_tenant() and hashtext(c.id::text || t.id::text) % 8 = 0`);
}

async function makeMessages(db: pg.Client, mark: string): Promise<void> {
  await db.query(
    `insert into entry (id, conversation_id, sequence, type, at, direction, from_name, from_address, recipients, text, delivery)
     select gen_random_uuid(), c.id, s, 'message', c.created_at + s * interval '10 minutes',
       (case when s % 2 = 1 then 'in' else 'out' end)::direction, 'Jean Dubois', 'jean@exemple.fr', '{"to":[],"cc":[],"bcc":[]}',
       (select string_agg(words[1 + floor(power(random(), 2) * array_length(words, 1) + s * 0 + g * 0)::int], ' ') from generate_series(1, 30) g), 'received'
     from conversation c, generate_series(1, $1::int) s, words where c.tenant_id = current_tenant()`,
    [SIZES.messages],
  );
  // The same words as the app's own index: lower case, each with its tenant's mark.
  await db.query(
    `insert into search_document (id, conversation_id, document)
     select id, conversation_id, array_to_tsvector(array(select distinct $1 || w from unnest(string_to_array(text, ' ')) w))
     from entry where tenant_id = current_tenant()`,
    [mark],
  );
  await db.query(
    `insert into search_document (id, conversation_id, document)
     select c.id, c.id, array_to_tsvector(array(select distinct $1 || w from unnest(
       string_to_array(lower(c.subject || ' ' || c.number || ' ' || k.name), ' ')) w where w <> ''))
     from conversation c join customer k on k.tenant_id = c.tenant_id and k.id = c.customer_id
     where c.tenant_id = current_tenant()`,
    [mark],
  );
}
