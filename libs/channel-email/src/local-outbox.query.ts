import { Injectable } from '@nestjs/common';
import type { getLocalAttachment, getLocalMail, InputOf, listLocalOutbox, OutputOf } from '@guichet/contracts';
import { Db, found, idCursor, key, type MailAttachment, type rows } from '@guichet/platform';

/** Mails that rest here since no SMTP is configured. */
@Injectable()
export class LocalOutboxQuery {
  constructor(private readonly db: Db) {}

  async list({ cursor, limit }: InputOf<typeof listLocalOutbox>): Promise<OutputOf<typeof listLocalOutbox>> {
    const before = idCursor(cursor);
    const rest = await this.db.tx((tx) =>
      tx.localMail.findMany({
        ...(before ? { where: { id: { lt: before } } } : {}),
        omit: { attachments: true },
        orderBy: { id: 'desc' },
        take: limit + 1,
      }),
    );
    const page = rest.slice(0, limit);
    return { mails: page.map(toLine), nextCursor: rest.length > limit ? page.at(-1)!.id : null };
  }

  async get(mailId: string): Promise<OutputOf<typeof getLocalMail>> {
    const row = found(await this.db.tx((tx) => tx.localMail.findUnique({ where: key(mailId) })));
    const attachments = attachmentsOf(row).map(({ filename, content }) => ({
      ...{ filename, size: Buffer.byteLength(content) },
    }));
    return { ...toLine(row), text: row.text, html: row.html, attachments };
  }

  async attachment({ mailId, position }: InputOf<typeof getLocalAttachment>): Promise<MailAttachment> {
    const row = found(await this.db.tx((tx) => tx.localMail.findUnique({ where: key(mailId) })));
    return found(attachmentsOf(row)[position]);
  }
}

const attachmentsOf = ({ attachments }: rows.LocalMail) => attachments as unknown as MailAttachment[];

const toLine = ({ id, at, from, to, subject }: Omit<rows.LocalMail, 'attachments'>) => ({
  ...{ id, at: at.toISOString(), from, to, subject },
});
