import { webcrypto } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db, Files, Jobs, type Prisma, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import type { Envelope } from './match-thread.ts';

/** A mail as it came. `source` says where from, and is taken once. */
export interface RawMail {
  raw: Buffer;
  source: string;
  inboxId: string;
  mailboxId?: string;
  envelope?: Envelope;
  receivedAt?: Date;
}

type StoredRow = Prisma.IncomingMailCreateManyInput & { id: string };

export const INTAKE_JOB = 'mail.intake';

/** In the thread pool: hashing 30 MB on the main loop would hold up everybody. */
export async function sha256Of(raw: Uint8Array): Promise<string> {
  const digest = await webcrypto.subtle.digest('SHA-256', raw as Uint8Array<ArrayBuffer>);
  return Buffer.from(digest).toString('hex');
}

/** The first thing that happens to any mail: its bytes are kept, then a row and a job say so. */
@Injectable()
export class IncomingMailService {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly jobs: Jobs,
  ) {}

  /** Once this returns the mail is safe. The same source again changes nothing. */
  async store(mail: RawMail): Promise<void> {
    await this.storeAll([mail]);
  }

  /** Several at once, whole or not at all; `also` writes in the same transaction, such as the mailbox's cursor. */
  async storeAll(mails: readonly RawMail[], also: (tx: Tx) => Promise<void> = async () => undefined): Promise<void> {
    const rows = await Promise.all(mails.map((mail) => this.keepBytes(mail)));
    let superfluous: StoredRow[] = rows;
    try {
      superfluous = await this.db.tx(async (tx) => {
        await also(tx);
        return this.insert(tx, rows);
      });
    } finally {
      // After a failure whose outcome is unknown (the connection died at the commit) the row may be there: it keeps its file.
      if (superfluous !== rows) await this.removeFiles(superfluous);
    }
  }

  /** Stored, and neither taken in nor in quarantine yet. */
  async isWaiting(source: string): Promise<boolean> {
    const mail = await this.db.tx((tx) => tx.incomingMail.findFirst({ where: { source }, select: { state: true } }));
    return mail?.state === 'received';
  }

  /** Puts a mail on its way again, such as from quarantine. */
  async enqueue(tx: Tx, mailId: string): Promise<void> {
    await this.enqueueAll(tx, [mailId]);
  }

  /** Beside a job that may be lost. The mail is taken in once, whichever comes first. */
  async enqueueAgain(tx: Tx, mailId: string): Promise<void> {
    await this.jobs.add(tx, INTAKE_JOB, { mailId }, { jobKey: `${INTAKE_JOB}:again:${mailId}` });
  }

  private enqueueAll(tx: Tx, mailIds: readonly string[]): Promise<void> {
    const jobs = mailIds.map((mailId) => ({ payload: { mailId }, jobKey: `${INTAKE_JOB}:${mailId}` }));
    return this.jobs.addAll(tx, INTAKE_JOB, jobs);
  }

  private async keepBytes(mail: RawMail): Promise<StoredRow> {
    const { raw, source, inboxId, mailboxId, envelope, receivedAt } = mail;
    const [sha256, fileKey] = await Promise.all([sha256Of(raw), this.files.put(raw)]);
    return {
      id: uuid(),
      source,
      inboxId,
      mailboxId: mailboxId ?? null,
      sha256,
      size: raw.length,
      fileKey,
      ...(envelope ? { envelope: { from: envelope.from, to: envelope.to } } : {}),
      ...(receivedAt ? { receivedAt } : {}),
    };
  }

  /** Answers the rows that were there before. */
  private async insert(tx: Tx, rows: StoredRow[]): Promise<StoredRow[]> {
    const known = await this.insertNew(tx, rows);
    if (known.length === 0) return [];
    // The same place with other bytes is another mail: the account moved to another server, or this one counts anew.
    const where = { source: { in: known.map(({ source }) => source) } };
    const before = await tx.incomingMail.findMany({ where, select: { source: true, sha256: true } });
    const sha256 = new Map(before.map((row) => [row.source, row.sha256]));
    const same = known.filter((row) => sha256.get(row.source) === row.sha256);
    const others = known.filter((row) => !same.includes(row));
    const renamed = others.map((row) => ({ ...row, source: `${row.source}:${row.sha256}` }));
    return [...same, ...(renamed.length > 0 ? await this.insertNew(tx, renamed) : [])];
  }

  private async insertNew(tx: Tx, rows: StoredRow[]): Promise<StoredRow[]> {
    if (rows.length === 0) return [];
    const added = await tx.incomingMail.createManyAndReturn({ data: rows, skipDuplicates: true, select: { id: true } });
    const ids = new Set(added.map(({ id }) => id));
    await this.enqueueAll(tx, [...ids]);
    return rows.filter((row) => !ids.has(row.id));
  }

  private async removeFiles(rows: readonly StoredRow[]): Promise<void> {
    await Promise.all(rows.map(({ fileKey }) => this.files.remove(fileKey)));
  }
}
