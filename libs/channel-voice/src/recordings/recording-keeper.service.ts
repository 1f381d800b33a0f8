import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { mendRecording } from '@guichet/media';
import { Db, Events, Files, key, type rows, type Tx } from '@guichet/platform';
import { UnfinishedFiles } from './unfinished-files.ts';

const TYPES: Record<string, string> = { '.webm': 'audio/webm', '.wav': 'audio/wav' };

/** Takes recordings over from the disk they were written on. */
@Injectable()
export class RecordingKeeper {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly events: Events,
    private readonly unfinished: UnfinishedFiles,
  ) {}

  /**
   * First the bytes, then the row that says so, last the end of the copy: whatever ends the process between them, no row names a file that
   * is not there, and the copy is taken over later.
   */
  async keep(
    recordingId: string,
    path: string,
    { isWhole, endedAt }: { isWhole: boolean; endedAt: Date },
  ): Promise<void> {
    const isWanted = await this.db.tx((tx) => tx.recording.count({ where: { id: recordingId, ...UNKEPT } }));
    if (isWanted && (isWhole || (await mendRecording(path)))) await this.take(recordingId, path, endedAt);
    else await this.drop(recordingId);
    await this.unfinished.remove(path);
  }

  /** Of a recording that has no file. */
  drop(recordingId: string): Promise<unknown> {
    return this.db.tx((tx) => tx.recording.deleteMany({ where: { id: recordingId, ...UNKEPT } }));
  }

  private async take(recordingId: string, path: string, endedAt: Date): Promise<void> {
    const { size: bytes } = await stat(path);
    const fileKey = await this.files.putFile(path);
    const type = TYPES[extname(path)]!;
    const isKept = await this.db.tx((tx) => this.enter(tx, recordingId, { fileKey, bytes, type, endedAt }));
    // Refused or kept meanwhile.
    if (!isKept) await this.files.remove(fileKey);
  }

  private async enter(tx: Tx, id: string, data: Partial<rows.Recording>): Promise<boolean> {
    const { count } = await tx.recording.updateMany({ where: { id, ...UNKEPT }, data });
    if (!count) return false;
    const { call } = await tx.recording.findUniqueOrThrow({ where: key(id), include: { call: true } });
    const { id: callId, conversationId } = call;
    await this.events.record(tx, 'call.recorded', { conversationId, callId, recordingId: id });
    return true;
  }
}

const UNKEPT = { endedAt: null, deletedAt: null };
