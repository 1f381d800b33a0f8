import { Injectable } from '@nestjs/common';
import { type InputOf, type updateVoiceSettings, VoiceSettings } from '@guichet/contracts';
import { Audit, currentTenant, Db, Events, type Tx } from '@guichet/platform';
import { requireQueues } from '@guichet/routing';

/** Of a queue that nobody has set. */
const STANDARD: VoiceSettings = { isRecorded: false, notice: 'both', keepDays: 30 };

/** What callers of a queue are told, and how long their recordings are kept. */
@Injectable()
export class VoiceSettingsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  show(queueId: string): Promise<VoiceSettings> {
    return this.db.tx(async (tx) => {
      await requireQueues(tx, [queueId]);
      return this.of(tx, queueId);
    });
  }

  update({ queueId, ...input }: InputOf<typeof updateVoiceSettings>): Promise<VoiceSettings> {
    const wishes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return this.db.tx(async (tx) => {
      await requireQueues(tx, [queueId]);
      await tx.voiceSetting.upsert({
        where: keyOf(queueId),
        create: { queueId, ...STANDARD, ...wishes },
        update: wishes,
      });
      await this.events.record(tx, 'queue.changed', { queueId });
      await this.audit.record(tx, {
        action: 'queue.voice-changed',
        subjectType: 'queue',
        subjectId: queueId,
        data: wishes,
      });
      return this.of(tx, queueId);
    });
  }

  private async of(tx: Tx, queueId: string): Promise<VoiceSettings> {
    return voiceSettings(await tx.voiceSetting.findUnique({ where: keyOf(queueId) }));
  }
}

/** Of a row; a queue without one has the standard, as has a call without a queue. */
export const voiceSettings = (row: { isRecorded: boolean | null } | null): VoiceSettings =>
  row && row.isRecorded !== null ? VoiceSettings.parse(row) : STANDARD;

const keyOf = (queueId: string) => ({ tenantId_queueId: { tenantId: currentTenant(), queueId } });
