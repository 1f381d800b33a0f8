import pg from 'pg';
import { rootOf } from './root-of.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';

const admin = new pg.Client(process.env.ADMIN_DATABASE_URL);
const [ours, theirs] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
const plans: string[] = [];

beforeAll(async () => {
  await admin.connect();
  for (const tenant of [ours, theirs]) {
    await admin.query(`insert into tenant (id, name) values ($1, 'Shop')`, [tenant]);
    await admin.query(
      `with made as (
         insert into customer (tenant_id, id, name, updated_at)
         select $1, gen_random_uuid(), 'Client Numéro-' || i, now() from generate_series(1, 10000) i returning id, name
       )
       insert into customer_identity (tenant_id, id, customer_id, kind, value)
       select $1, gen_random_uuid(), id, 'email', 'client.' || split_part(name, '-', 2) || '@exemple.fr' from made`,
      [tenant],
    );
  }
  // What a GIN index has not yet sorted in is read whole, so vacuumed first, as autovacuum does outside the tests.
  await admin.query('vacuum analyze customer, customer_identity');
  // Postgres tells the plans of what runs inside functions too, as notices.
  admin.on('notice', ({ message }) => plans.push(message ?? ''));
  await admin.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
    set auto_explain.log_nested_statements = on; set client_min_messages = log; set role guichet_app`);
  await admin.query(`select set_config('app.tenant_id', $1, false)`, [ours]);
});
afterAll(() => admin.end());

it('reads the few customers that match by index, not the tenant’s every row', async () => {
  plans.length = 0;
  const { rows } = await admin.query('select from search_customers($1, $2)', ['numero-9876', 'client.5432@']);
  expect(rows).toHaveLength(2);
  const plan = plans.find((text) => text.includes('customer_identity')) ?? '';
  expect(plan).toContain('Bitmap Index Scan on customer_name_words');
  expect(plan).toContain('Bitmap Index Scan on customer_identity_parts');
  expect(plan).not.toContain('Seq Scan');
  const conditions = plan.split('\n').filter((line) => line.includes('Index Cond'));
  expect(conditions.filter((condition) => !condition.includes('(tenant_id = '))).toEqual([]);
  const read = [...plan.matchAll(/Index Scan.*actual.* rows=(\d+)/g)].map(([, count]) => Number(count));
  expect(Math.max(...read)).toBeLessThan(100);
});

it('finds the record that one was merged into by index, too', async () => {
  plans.length = 0;
  const { rows } = await admin.query(
    `select r.name from (select id from customer limit 1) one join customer c on c.id = one.id
     join customer r on r.tenant_id = c.tenant_id and r.id = ${rootOf('c').sql}`,
  );
  expect(rows).toHaveLength(1);
  const plan = plans.find((text) => text.includes('Nested Loop')) ?? '';
  expect(plan.match(/Index Scan using customer_pkey on customer/g)).toHaveLength(2);
});
