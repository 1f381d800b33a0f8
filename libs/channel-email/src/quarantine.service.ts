import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { InputOf, listQuarantine, OutputOf } from '@guichet/contracts';
import { Audit, Db, DomainError, Events, Files, found, idCursor, log, type rows, type Tx } from '@guichet/platform';
import { IncomingMailService } from './incoming-mail.service.ts';
import type { MailRow } from './mail-row.ts';
import { peekHeaders } from './peek-headers.ts';

/** Mails that could not be taken in: kept whole, shown with the reason, sent on their way again on request. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly incoming: IncomingMailService,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /** Once; a mail that was taken in meanwhile stays so. */
  async add(row: MailRow, reason: string): Promise<boolean> {
    const raw = await this.files.get(row.fileKey).catch(() => Buffer.alloc(0));
    const isAdded = await this.db.tx(async (tx) => {
      const { count } = await tx.incomingMail.updateMany({
        where: { id: row.id, state: 'received' },
        data: { state: 'quarantined', reason, processedAt: new Date(), ...peekHeaders(raw) },
      });
      if (count) await this.events.record(tx, 'mail.quarantined', { mailId: row.id, reason });
      return count === 1;
    });
    if (isAdded) log.error({ mailId: row.id, reason }, 'a mail was put into quarantine');
    return isAdded;
  }

  async list({ cursor, limit }: InputOf<typeof listQuarantine>): Promise<OutputOf<typeof listQuarantine>> {
    const before = idCursor(cursor);
    const found = await this.db.tx((tx) =>
      tx.incomingMail.findMany({
        where: { state: 'quarantined', ...(before ? { id: { lt: before } } : {}) },
        orderBy: { id: 'desc' },
        take: limit + 1,
      }),
    );
    const page = found.slice(0, limit);
    return { mails: page.map(toLine), nextCursor: found.length > limit ? page.at(-1)!.id : null };
  }

  async open(mailId: string): Promise<Readable> {
    const { fileKey } = await this.db.tx((tx) => this.find(tx, mailId));
    return this.files.stream(fileKey);
  }

  async replay(mailId: string): Promise<{ state: 'queued' }> {
    await this.db.tx(async (tx) => {
      await this.find(tx, mailId);
      const { count } = await tx.incomingMail.updateMany({
        where: { id: mailId, state: 'quarantined' },
        data: { state: 'received', reason: null, attempts: 0 },
      });
      if (count === 0) throw new DomainError('conflict');
      await this.incoming.enqueue(tx, mailId);
      await this.audit.record(tx, { action: 'mail.replayed', subjectType: 'incoming-mail', subjectId: mailId });
    });
    return { state: 'queued' };
  }

  private async find(tx: Tx, id: string): Promise<rows.IncomingMail> {
    return found(await tx.incomingMail.findFirst({ where: { id, state: 'quarantined' } }));
  }
}

const toLine = (row: rows.IncomingMail) => ({
  id: row.id,
  inboxId: row.inboxId,
  receivedAt: row.receivedAt.toISOString(),
  size: row.size,
  reason: row.reason ?? '',
  from: row.fromText,
  subject: row.subject,
});
