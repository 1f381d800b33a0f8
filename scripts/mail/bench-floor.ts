import { ImapFlow } from 'imapflow';
import pg from 'pg';
import { IntakePool } from '../../libs/channel-email/src/intake/intake-pool.ts';
import type { Dovecot, DovecotUser } from './dovecot.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

const BATCH = 40;

/** Fetch, parse, one insert a mail, and no product: what the machine can do at all. Returns milliseconds. */
export async function measureFloor(dovecot: Dovecot, user: DovecotUser, database: TrialDatabase): Promise<number> {
  await database.query('drop table if exists floor');
  await database.query('create table floor (id bigint primary key, subject text, sender text, body text)');
  const { host, port } = dovecot;
  const auth = { user: user.name, pass: user.password };
  const client = new ImapFlow({
    host,
    port,
    auth,
    secure: false,
    doSTARTTLS: false,
    logger: false,
    disableAutoIdle: true,
  });
  const pool = new pg.Pool({ connectionString: database.adminUrl, max: 5 });
  const parsers = new IntakePool();
  const started = performance.now();
  await client.connect();
  const { exists } = await client.mailboxOpen('INBOX');
  for (let from = 1; from <= exists; from += BATCH) {
    const mails = await client.fetchAll(`${from}:${Math.min(exists, from + BATCH - 1)}`, { uid: true, source: true });
    await Promise.all(
      mails.map(async ({ uid, source }) => {
        const { subject, from: sender, text } = await parsers.analyse(source!, { isRawDisposable: true });
        await pool.query('insert into floor values ($1, $2, $3, $4)', [uid, subject, sender.address, text]);
      }),
    );
  }
  const took = performance.now() - started;
  await client.logout();
  await Promise.all([pool.end(), parsers.close()]);
  return took;
}
