import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isUp, runEntry, startApi } from '../scripts/api-process.ts';
import { prepareDatabase } from '../scripts/database.ts';
import { startDovecot } from '../scripts/mail/dovecot.ts';
import { freePort, startPostgres } from '../scripts/postgres-server.ts';
import { startSink } from './mail-sink.ts';

const SECRET = 'the-secret-of-the-journeys-is-none';
const PASSWORD = 'correct horse battery staple';

/** Everything a journey needs, real: Postgres, the built app with the demo shop, Dovecot, and a server that takes mail. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-journeys-'));
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    password: 'journeys',
    flags: ['--temporary'],
  });
  await createDatabase(postgres.url('postgres'));
  const { appUrl, jobsUrl } = await prepareDatabase(postgres.url('guichet'), SECRET);
  const sink = await startSink(join(folder, 'sink'));
  const dovecot = await startDovecot({ users: [{ name: 'vente', password: 'vente' }] });
  const [port, doorPort] = [await freePort(), await freePort()];
  const environment = {
    ...process.env,
    APP_DATABASE_URL: appUrl,
    JOBS_DATABASE_URL: jobsUrl,
    GUICHET_SECRET: SECRET,
    GUICHET_DEMO: '1',
    GUICHET_DEMO_PASSWORD: PASSWORD,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_DOOR_PORT: String(doorPort),
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    METRICS_PORT: '0',
    FILES_DIR: join(folder, 'files'),
    ALLOW_PRIVATE_HOSTS: '1',
    UNDO_SECONDS: '6',
    MAIL_POLL_SECONDS: '2',
    LOG_LEVEL: 'warn',
  };
  await runEntry('seed-demo', 'seedDemo', { ...environment, GUICHET_ROLE: 'web' });
  const app = startApi(environment);
  if (!(await isUp(app, environment.PUBLIC_URL))) throw new Error('the app ended while starting');
  Object.assign(process.env, {
    E2E_URL: `http://127.0.0.1:${port}`,
    E2E_PASSWORD: PASSWORD,
    E2E_DOOR_PORT: String(doorPort),
    E2E_IMAP_PORT: String(dovecot.port),
    E2E_SINK: sink.folder,
    E2E_ADMIN_DATABASE_URL: postgres.url('guichet'),
    E2E_SECRET: SECRET,
    E2E_APP_SETTINGS: JSON.stringify(environment),
  });
  return async () => {
    await app.stop();
    await sink.stop();
    await dovecot.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function createDatabase(url: string): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query('create database guichet');
  await admin.end();
}
