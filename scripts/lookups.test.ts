import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const admin = new pg.Client({ connectionString: process.env.ADMIN_DATABASE_URL! });
const app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL! });
const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [ours, theirs] = [id(1), id(2)];

beforeAll(async () => {
  await admin.connect();
  await app.connect();
  await admin.query(`insert into tenant (id, name) values ($1, 'Ours'), ($2, 'Theirs')`, [ours, theirs]);
});
afterAll(async () => {
  await admin.end();
  await app.end();
});

const rowsOf = async (sql: string, values: unknown[] = []): Promise<unknown[]> => (await app.query(sql, values)).rows;
const asTenant = (tenant: string) => app.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);

// What may be asked before a tenant is known, and nothing else of another tenant.
describe('lookups across tenants', () => {
  it('find a person’s log-ins in every tenant, in any case, active ones only', async () => {
    const people = [
      [ours, id(11), 'ada@shop.test', 'active'],
      [theirs, id(12), 'ada@shop.test', 'active'],
      [theirs, id(13), 'bob@shop.test', 'disabled'],
    ];
    for (const person of people)
      await admin.query(
        `insert into user_account (tenant_id, id, email, name, status) values ($1, $2, $3, '', $4::user_status)`,
        person,
      );
    expect(await rowsOf('select * from find_logins($1) order by user_id', ['Ada@Shop.test'])).toEqual([
      { tenant_id: ours, user_id: id(11) },
      { tenant_id: theirs, user_id: id(12) },
    ]);
    expect(await rowsOf('select * from find_logins($1)', ['bob@shop.test'])).toEqual([]);
  });

  it('find the inbox behind a door, the mailboxes to fetch, the tenants', async () => {
    await admin.query(
      `insert into email_inbox (tenant_id, inbox_id, address, door) values ($1, $2, 'a@b.test', 'shop')`,
      [ours, id(21)],
    );
    await admin.query(
      `insert into mailbox (tenant_id, id, inbox_id, host, port, security, username, secret)
       values ($1, $2, $3, 'imap.test', 993, 'tls', 'a', 'sealed')`,
      [theirs, id(22), id(21)],
    );
    expect(await rowsOf('select * from find_inbox_door($1)', ['Shop'])).toEqual([
      { tenant_id: ours, inbox_id: id(21) },
    ]);
    expect(await rowsOf('select * from due_mailboxes()')).toEqual([
      { tenant_id: theirs, mailbox_id: id(22), revision: 1, is_enabled: true, lease_until: null },
    ]);
    expect(await rowsOf('select * from list_tenants()')).toEqual([{ tenant_id: ours }, { tenant_id: theirs }]);
  });
});

describe('search_conversations', () => {
  const search = async (words: string, max = 10): Promise<unknown[]> =>
    (await app.query('select conversation_id as id from search_conversations($1::tsquery, $2)', [words, max])).rows.map(
      (row: { id: string }) => row.id,
    );
  const conversation = async (tenant: string, n: number, day: number, ...texts: string[]): Promise<void> => {
    await admin.query(
      `insert into conversation (tenant_id, id, number, subject, channel, inbox_id, last_message_at)
       values ($1, $2, $3, '', 'email', $2, make_date(2026, 1, $4))`,
      [tenant, id(n), n, day],
    );
    for (const text of texts)
      await admin.query(
        `insert into search_document (tenant_id, id, conversation_id, document)
         values ($1, gen_random_uuid(), $2, to_tsvector('simple', $3))`,
        [tenant, id(n), text],
      );
  };

  it('gives each match of the tenant once, the newest first, and no more than asked', async () => {
    await conversation(ours, 31, 1, 'parcel lost', 'where is my parcel');
    await conversation(ours, 32, 3, 'parcel broken');
    await conversation(ours, 33, 2, 'invoice');
    await conversation(theirs, 34, 4, 'parcel of another');
    await asTenant(ours);
    expect(await search('parcel')).toEqual([id(32), id(31)]);
    expect(await search('parcel', 1)).toEqual([id(32)]);
    expect(await search('parcel', -1)).toEqual([]);
    await asTenant(theirs);
    expect(await search('parcel')).toEqual([id(34)]);
    await asTenant('');
    expect(await search('parcel')).toEqual([]);
  });

  it('reads the index by tenant and word, where the app’s own query reads the tenant’s every row', async () => {
    await admin.query(
      `insert into search_document (tenant_id, id, conversation_id, document)
       select $1, gen_random_uuid(), $2, to_tsvector('simple', 'filler ' || i) from generate_series(1, 5000) i`,
      [ours, id(33)],
    );
    await admin.query('analyze search_document; set enable_seqscan = off');
    const indexConditions = async (role: string): Promise<string> => {
      await admin.query(`set role ${role}`);
      await admin.query(`select set_config('app.tenant_id', $1, false)`, [ours]);
      const { rows } = await admin.query<{ 'QUERY PLAN': string }>(
        `explain select from search_document where tenant_id = current_tenant() and document @@ 'parcel'`,
      );
      return rows
        .map((row) => row['QUERY PLAN'])
        .filter((line) => line.includes('Index Cond'))
        .join();
    };
    expect(await indexConditions('guichet_lookup')).toContain('@@');
    expect(await indexConditions('guichet_app')).not.toContain('@@');
  });
});
