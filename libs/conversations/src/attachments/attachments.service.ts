import { Injectable } from '@nestjs/common';
import { type Attachment, type InputOf, maskCards, type uploadAttachment } from '@guichet/contracts';
import { currentActor, Db, DomainError, Files, type rows, type Tx } from '@guichet/platform';
import { fileTypeFromBuffer } from 'file-type';
import { FileLinks } from './file-links.ts';
import { ForgottenUploads } from './forgotten-uploads.service.ts';

const MAX_BYTES = 25_000_000;

/** Files people attach. An upload belongs to its uploader until a message takes it. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly links: FileLinks,
    private readonly forgotten: ForgottenUploads,
  ) {}

  upload({ name }: InputOf<typeof uploadAttachment>, body: unknown): Promise<Attachment> {
    return this.store(currentActor().userId, name, body);
  }

  /** For whoever `uploaderId` names: a person, or a visitor of a site. */
  async store(uploaderId: string, name: string, body: unknown): Promise<Attachment> {
    if (!Buffer.isBuffer(body) || !body.length) throw new DomainError('invalid_input', { issues: [{ path: 'body' }] });
    if (body.length > MAX_BYTES) throw new DomainError('too_large');
    const type = await typeOf(body);
    const fileKey = await this.files.put(body);
    const data = { fileKey, name: cleanName(name), type, size: body.length, uploaderId };
    return this.db.tx(async (tx) => {
      const upload = await tx.attachment.create({ data });
      await this.forgotten.remember(tx, upload.id);
      return this.present(upload);
    });
  }

  /** The person's own uploads that no message has; any other id is `not_found`. In the order asked for. */
  async ownUploads(tx: Tx, ids: readonly string[], uploaderId = currentActor().userId): Promise<rows.Attachment[]> {
    const unique = [...new Set(ids)];
    const where = { id: { in: unique }, uploaderId, entryId: null };
    const uploads = new Map((await tx.attachment.findMany({ where })).map((upload) => [upload.id, upload]));
    if (uploads.size !== unique.length) throw new DomainError('not_found');
    return unique.map((id) => uploads.get(id)!);
  }

  /** Gives uploads to a message; two messages that want the same one cannot both have it. */
  async take(tx: Tx, ids: readonly string[], entryId: string): Promise<void> {
    const uploads = await this.ownUploads(tx, ids);
    for (const [position, { id }] of uploads.entries()) {
      const { count } = await tx.attachment.updateMany({ where: { id, entryId: null }, data: { entryId, position } });
      if (!count) throw new DomainError('not_found');
    }
  }

  /** Takes them back from a message; copies of another message's files go. Answers the ids of the uploads. */
  async release(tx: Tx, entryId: string): Promise<string[]> {
    await tx.attachment.deleteMany({ where: { entryId, uploaderId: null } });
    const orderBy = { position: 'asc' as const };
    const uploads = await tx.attachment.findMany({ where: { entryId }, orderBy, select: { id: true } });
    await tx.attachment.updateMany({ where: { entryId }, data: { entryId: null } });
    for (const { id } of uploads) await this.forgotten.remember(tx, id);
    return uploads.map(({ id }) => id);
  }

  present(row: rows.Attachment): Attachment {
    const { id, name, type, size, isInline, contentId } = row;
    return { id, name, type, size, isInline, contentId, url: this.links.urlOf(id) };
  }
}

/** By what it holds, never by what its name or its sender says. */
async function typeOf(bytes: Buffer): Promise<string> {
  return (await fileTypeFromBuffer(bytes))?.mime ?? 'application/octet-stream';
}

const cleanName = (name: string): string => maskCards(name.toWellFormed().replace(/[\p{Cc}\p{Cf}/\\]/gu, '_'));
