import { Injectable } from '@nestjs/common';
import { Clock, Db, Files, Jobs, key, type Tx } from '@guichet/platform';

/** How recordings end: when their time is over, or somebody does not want them any more. */
@Injectable()
export class RecordingRemoval {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {
    jobs.handle('recording.remove', ({ recordingId }) => this.remove(recordingId as string));
  }

  /** In the transaction that makes it. */
  async plan(tx: Tx, recordingId: string, keepUntil: Date): Promise<void> {
    await this.jobs.add(
      tx,
      'recording.remove',
      { recordingId },
      { runAt: keepUntil, jobKey: `recording:${recordingId}` },
    );
  }

  /** From the commit on nobody hears it; its bytes go as soon as a job has its turn. */
  async now(tx: Tx, recordingIds: readonly string[]): Promise<void> {
    const deletedAt = this.clock.now();
    await tx.recording.updateMany({ where: { id: { in: [...recordingIds] }, deletedAt: null }, data: { deletedAt } });
    for (const recordingId of recordingIds) await this.plan(tx, recordingId, deletedAt);
  }

  /** The row forgets the file last: a try that was cut off is made again. */
  private async remove(recordingId: string): Promise<void> {
    const where = key(recordingId);
    const fileKey = await this.db.tx(async (tx) => {
      await tx.recording.updateMany({
        where: { id: recordingId, deletedAt: null },
        data: { deletedAt: this.clock.now() },
      });
      return (await tx.recording.findUnique({ where }))?.fileKey;
    });
    if (!fileKey) return;
    await this.files.remove(fileKey);
    await this.db.tx((tx) => tx.recording.updateMany({ where: { id: recordingId }, data: { fileKey: null } }));
  }
}
