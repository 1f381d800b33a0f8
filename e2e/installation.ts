import { cpSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isUp, runEntry, startApi } from '../scripts/api-process.ts';
import { prepareDatabase } from '../scripts/database.ts';
import { startDovecot } from '../scripts/mail/dovecot.ts';
import { freePort, type PostgresServer } from '../scripts/postgres-server.ts';
import { startSink } from './mail-sink.ts';

const SECRET = 'the-secret-of-the-journeys-is-none';
const PASSWORD = 'correct horse battery staple';

/** Where an installation keeps what it has: a database of that name, and a folder. */
export interface Place {
  postgres: PostgresServer;
  folder: string;
  name: string;
}
export interface Installation {
  /** What journeys find it by, as environment of their process. */
  surroundings: Record<`E2E_${string}`, string>;
  stop(): Promise<void>;
}

const filesOf = ({ folder, name }: Place): string => join(folder, name, 'files');

/** The demo shop, for installations to be copied from. */
export async function seed(place: Place): Promise<void> {
  await statement(place, `create database ${place.name}`);
  const { appUrl, jobsUrl } = await prepareDatabase(place.postgres.url(place.name), SECRET);
  await runEntry('seed-demo', 'seedDemo', {
    ...settingsOf(place, { APP_DATABASE_URL: appUrl, JOBS_DATABASE_URL: jobsUrl }),
    GUICHET_ROLE: 'web',
  });
}

/** Everything a journey needs, real: the built app on a copy of what was seeded, Dovecot, and a server that takes mail. */
export async function install(seeded: Place, place: Place): Promise<Installation> {
  await statement(place, `create database ${place.name} template ${seeded.name}`);
  cpSync(filesOf(seeded), filesOf(place), { recursive: true });
  const { appUrl, jobsUrl } = await prepareDatabase(place.postgres.url(place.name), SECRET);
  const sink = await startSink(join(place.folder, place.name, 'sink'));
  const dovecot = await startDovecot({ users: [{ name: 'vente', password: 'vente' }] });
  const [port, doorPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const environment = settingsOf(place, {
    ...{ APP_DATABASE_URL: appUrl, JOBS_DATABASE_URL: jobsUrl, PORT: String(port), PUBLIC_URL: url },
    ...{ SMTP_DOOR_PORT: String(doorPort), SMTP_URL: `smtp://127.0.0.1:${sink.port}` },
  });
  const app = startApi(environment);
  if (!(await isUp(app, url))) throw new Error('the app ended while starting');
  return {
    surroundings: {
      ...{ E2E_URL: url, E2E_PASSWORD: PASSWORD, E2E_SECRET: SECRET, E2E_SINK: sink.folder },
      ...{ E2E_DOOR_PORT: String(doorPort), E2E_IMAP_PORT: String(dovecot.port) },
      E2E_ADMIN_DATABASE_URL: place.postgres.url(place.name),
      E2E_APP_SETTINGS: JSON.stringify(environment),
    },
    stop: async () => {
      await app.stop();
      await sink.stop();
      await dovecot.stop();
    },
  };
}

const settingsOf = (place: Place, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...process.env,
  GUICHET_SECRET: SECRET,
  GUICHET_DEMO: '1',
  GUICHET_DEMO_PASSWORD: PASSWORD,
  METRICS_PORT: '0',
  FILES_DIR: filesOf(place),
  ALLOW_PRIVATE_HOSTS: '1',
  UNDO_SECONDS: '6',
  MAIL_POLL_SECONDS: '2',
  LOG_LEVEL: 'warn',
  ...more,
});

async function statement({ postgres }: Place, text: string): Promise<void> {
  const admin = new pg.Client(postgres.url('postgres'));
  await admin.connect();
  await admin.query(text).finally(() => admin.end());
}
