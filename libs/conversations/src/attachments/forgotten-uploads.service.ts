import { Injectable } from '@nestjs/common';
import { Clock, Db, Files, Jobs, key, type rows, type Tx } from '@guichet/platform';

const DAYS_KEPT = 7;

/** Uploads that neither a message took nor a draft holds are removed after a week, with their bytes. */
@Injectable()
export class ForgottenUploads {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {
    jobs.handle('upload.forget', ({ attachmentId }) => this.look(attachmentId as string));
  }

  /** In the transaction of the upload. */
  async remember(tx: Tx, attachmentId: string): Promise<void> {
    const runAt = new Date(this.clock.now().getTime() + DAYS_KEPT * 86_400_000);
    await this.jobs.add(tx, 'upload.forget', { attachmentId }, { runAt, jobKey: `upload:${attachmentId}` });
  }

  private async look(attachmentId: string): Promise<void> {
    const fileKey = await this.db.tx(async (tx) => {
      const upload = await tx.attachment.findUnique({ where: key(attachmentId) });
      if (!upload || upload.entryId) return null;
      if (await isInDraft(tx, attachmentId)) {
        await this.remember(tx, attachmentId);
        return null;
      }
      return this.drop(tx, upload);
    });
    // Last: bytes without a row are only waste, a row without bytes would be a broken file.
    if (fileKey) await this.files.remove(fileKey);
  }

  /** Answers the file's key when nothing else holds the bytes: a forward carries the same ones as its original. */
  private async drop(tx: Tx, { id, fileKey }: rows.Attachment): Promise<string | null> {
    const { count } = await tx.attachment.deleteMany({ where: { id, entryId: null } });
    const other = await tx.attachment.findFirst({ where: { fileKey }, select: { id: true } });
    return count && !other ? fileKey : null;
  }
}

const isInDraft = async (tx: Tx, attachmentId: string): Promise<boolean> =>
  Boolean(await tx.draft.findFirst({ where: { attachmentIds: { has: attachmentId } }, select: { userId: true } }));
