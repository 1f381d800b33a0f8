import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { runEntry } from './api-process.ts';
import { projectFolder } from './file-hash.ts';
import type { Installation } from './installation.ts';
import { demoPassword, type Settings } from './settings.ts';

/** Fills an empty installation with the demo shop. Does nothing when there is a tenant. */
export async function seedDemo(settings: Settings, { adminUrl, environment }: Installation): Promise<void> {
  if (!settings.isDemo || !existsSync(join(projectFolder, 'dist', 'api', 'seed-demo.js'))) return;
  if ((await query(adminUrl, 'select from list_tenants()')).length > 0) return;
  console.log('Filling the demo shop …');
  const password = demoPassword(settings.environment);
  await runEntry('seed-demo', 'seedDemo', { ...environment, GUICHET_ROLE: 'web', GUICHET_DEMO_PASSWORD: password });
}

/** What to print once the app answers. */
export async function demoLines({ config, environment }: Settings, { adminUrl }: Installation): Promise<string[]> {
  const inboxes = await query<{ name: string; door: string }>(
    adminUrl,
    'select i.name, e.door from email_inbox e join inbox i on i.tenant_id = e.tenant_id and i.id = e.inbox_id order by e.door limit 5',
  );
  const addresses = inboxes.map(({ name, door }) => `           ${door}@${config.SMTP_DOOR_DOMAIN}  (${name})`);
  return [
    `  Shop     ${config.PUBLIC_URL}/shop`,
    `  Phone    ${config.PUBLIC_URL}/phone`,
    ...(addresses.length ? ['  Write to ' + addresses.join('\n').trimStart()] : []),
    `  Log in   agent@demo.guichet.test, supervisor@demo.guichet.test, admin@demo.guichet.test`,
    `           password ${demoPassword(environment)}`,
  ];
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query<Row>(sql).finally(() => client.end())).rows;
}
