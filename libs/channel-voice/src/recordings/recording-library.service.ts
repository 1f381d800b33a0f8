import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { CallRecording } from '@guichet/contracts';
import { ConversationsService } from '@guichet/conversations';
import {
  type Act,
  Audit,
  type ByteRange,
  Db,
  DomainError,
  Files,
  found,
  key,
  type rows,
  type Tx,
} from '@guichet/platform';
import { byteRange } from './byte-range.ts';
import { RecordingRemoval } from './recording-removal.service.ts';

/** A recording, or the part of it that was asked for. */
export interface Sound {
  stream: Readable;
  type: string;
  /** Bytes of the part, and which they are; null: all of it. */
  length: number;
  range: string | null;
}
type KeptRow = rows.Recording & { fileKey: string };

/** Recordings that are kept, as people at the desk hear and delete them. */
@Injectable()
export class RecordingLibrary {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly conversations: ConversationsService,
    private readonly removal: RecordingRemoval,
  ) {}

  list(conversationId: string): Promise<{ recordings: CallRecording[] }> {
    return this.db.tx(async (tx) => {
      found((await this.conversations.visibleAmong(tx, [conversationId]))[0]);
      const where = { call: { conversationId }, endedAt: { not: null } };
      const kept = await tx.recording.findMany({ where, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] });
      return { recordings: kept.map(present) };
    });
  }

  /** Each listening is written down, by parts too: who asks for all but the beginning has heard it. */
  async open(recordingId: string, rangeHeader: string | undefined): Promise<Sound> {
    const { row, range } = await this.db.tx(async (tx) => {
      const row = await this.find(tx, recordingId);
      const range = byteRange(rangeHeader, row.bytes);
      if (range === 'beyond') throw new DomainError('invalid_input', { issues: [{ path: 'range' }] });
      await this.note(tx, 'recording.played', row, range ? { part: contentRange(range, row.bytes) } : {});
      return { row, range };
    });
    const { fileKey, type, bytes } = row;
    const stream = await this.files.stream(fileKey, range ?? undefined);
    if (!range) return { stream, type, length: bytes, range: null };
    return { stream, type, length: range.end - range.start + 1, range: contentRange(range, bytes) };
  }

  remove(recordingId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const row = await this.find(tx, recordingId);
      await this.removal.now(tx, [recordingId]);
      await this.note(tx, 'recording.deleted', row);
      return { ok: true };
    });
  }

  /** What is deleted, is still being written or belongs to a conversation he may not see, is not there. */
  private async find(tx: Tx, recordingId: string): Promise<KeptRow> {
    const row = found(await tx.recording.findUnique({ where: key(recordingId), include: { call: true } }));
    found((await this.conversations.visibleAmong(tx, [row.call.conversationId]))[0]);
    if (!row.fileKey || row.deletedAt) throw new DomainError('not_found');
    return row as KeptRow;
  }

  private note(tx: Tx, action: Act['action'], { id, callId }: rows.Recording, more: object = {}): Promise<void> {
    return this.audit.record(tx, { action, subjectType: 'recording', subjectId: id, data: { callId, ...more } });
  }
}

const contentRange = ({ start, end }: ByteRange, bytes: number): string => `bytes ${start}-${end}/${bytes}`;

const present = ({ id, callId, startedAt, endedAt, bytes, type, deletedAt }: rows.Recording): CallRecording => ({
  ...{ id, callId, bytes, type },
  startedAt: startedAt.toISOString(),
  seconds: (endedAt!.getTime() - startedAt.getTime()) / 1_000,
  deletedAt: deletedAt?.toISOString() ?? null,
});
