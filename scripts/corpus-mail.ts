// npm run corpus:mail -- <folder>: every raw mail of a folder goes through a real IMAP server into a fresh tenant of the
// built app; one line of JSON says what became of each. Results on standard output, everything else on standard error.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from './test-packages.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { corpusResults, type CorpusLine } from './mail/corpus-lines.ts';
import { startDovecot } from './mail/dovecot.ts';
import { ImapAppender } from './mail/imap-append.ts';
import { type MailFile, mailFiles, withCrlf } from './mail/mail-files.ts';
import { allSettled } from './mail/settled.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';
import { openTrialShop } from './mail/trial-shop.ts';

const USER = { name: 'corpus', password: 'corpus' };

const [path] = process.argv.slice(2);
if (!path) {
  console.error('Say which folder: npm run corpus:mail -- <folder>');
  process.exit(1);
}
const mails = mailFiles(path);
console.error(`${mails.length} mails in ${path}`);
if (!(await ensurePackages())) process.exit(1);
await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-corpus-'));
const database = await TrialDatabase.start(join(folder, 'postgres'), [
  '-c',
  'synchronous_commit=off',
  '-c',
  'fsync=off',
]);
const dovecot = await startDovecot({ users: [USER] });
let lines = 0;
try {
  lines = await run(mails);
} finally {
  await dovecot.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.error(`${lines} lines for ${mails.length} mails`);
process.exitCode = lines === mails.length ? 0 : 1;

async function run(files: readonly MailFile[]): Promise<number> {
  const started = performance.now();
  const app = await TrialApp.start(folder, database);
  try {
    const shop = await openTrialShop(database, app, dovecot, USER, { acknowledges: true });
    const places = await append(files, shop.mailboxId);
    const count = new Set(places.filter((place) => !place.startsWith('refused'))).size;
    await allSettled(database, count, (done) => console.error(`${done} of ${count}`));
    if (!app.isRunning) throw new Error('the app went down');
    const results = await corpusResults(database);
    let written = 0;
    for (const [index, { file }] of files.entries()) {
      const result = results.get(places[index]!) ?? refused(places[index]!);
      process.stdout.write(`${JSON.stringify({ file, ...result } satisfies CorpusLine)}\n`);
      written += 1;
    }
    console.error(`${Math.round((performance.now() - started) / 1000)} s`);
    return written;
  } finally {
    await app.stop();
  }
}

/** Where in the mailbox each mail is, as the product names it; what the IMAP server itself refuses is said so. */
async function append(files: readonly MailFile[], mailboxId: string): Promise<string[]> {
  const imap = await ImapAppender.open(dovecot, USER);
  const places: string[] = [];
  for (const { file, raw } of files) {
    try {
      const { uidValidity, uid } = await imap.append(withCrlf(raw));
      places.push(`imap:${mailboxId}:INBOX:${uidValidity}:${uid}`);
    } catch (error) {
      console.error(`${file}: the IMAP server refuses it: ${String(error)}`);
      places.push(`refused: ${String(error)}`);
    }
  }
  await imap.close();
  return places;
}

function refused(reason: string): Omit<CorpusLine, 'file'> {
  return {
    ...{ outcome: 'quarantined', conversation: null, message: null, reason, subject: '', kind: null },
    ...{ from: { name: '', address: '' }, to: [], cc: [], text: '', textWithoutQuotes: '', attachments: [] },
    ...{ failedRecipients: [], originalMessageId: null, autoReply: false },
  };
}
