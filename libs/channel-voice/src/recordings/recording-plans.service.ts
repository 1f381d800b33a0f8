import { Injectable } from '@nestjs/common';
import { Clock, Db } from '@guichet/platform';
import { voiceSettings } from '../settings/voice-settings.service.ts';
import { JOIN_QUEUE_WISHES, type RecordedCall, RECORDING_COLUMNS } from './recording-plan.query.ts';
import { RecordingRemoval } from './recording-removal.service.ts';

/** What is to become of a call's sound. */
export interface RecordingPlan {
  isRecorded: boolean;
  isPaused: boolean;
  /** He must have heard it before. */
  isSpoken: boolean;
  /** His page says it from the waiting on. */
  isShown: boolean;
  keepDays: number;
}
const NOTHING: RecordingPlan = { isRecorded: false, isPaused: false, isSpoken: false, isShown: false, keepDays: 1 };
const DAY_MS = 86_400_000;

/** What is to be recorded of calls, and the rows of what begins to be. */
@Injectable()
export class RecordingPlans {
  constructor(
    private readonly db: Db,
    private readonly removal: RecordingRemoval,
    private readonly clock: Clock,
  ) {}

  /** As its queue wants it, unless the caller or an agent does not. */
  async of(callId: string): Promise<RecordingPlan> {
    const [call] = await this.db.rawOnce<RecordedCall>(
      (literal) => `select ${RECORDING_COLUMNS} from call c ${JOIN_QUEUE_WISHES} where c.id = ${literal(callId)}::uuid`,
    );
    return planOf(call);
  }

  /** The row of a recording that is about to be written; it has its end from the beginning. */
  begin(callId: string, keepDays: number): Promise<string> {
    return this.db.tx(async (tx) => {
      const startedAt = this.clock.now();
      const keepUntil = new Date(startedAt.getTime() + keepDays * DAY_MS);
      const { id } = await tx.recording.create({ data: { callId, startedAt, keepUntil } });
      await this.removal.plan(tx, id, keepUntil);
      return id;
    });
  }
}

/** Whether the caller's page says it: while it is written, and where that is the notice, while he waits for it. */
export const isShown = (call: RecordedCall & { isWritten: boolean; isWaiting: boolean }): boolean =>
  (call.isWritten && !call.refusesRecording) || (call.isWaiting && planOf(call).isShown);

function planOf(call: RecordedCall | undefined): RecordingPlan {
  if (!call || call.refusesRecording || call.stopsRecording) return NOTHING;
  const { isRecorded, notice, keepDays } = voiceSettings(call);
  const [isSpoken, isShown] = [isRecorded && notice !== 'shown', isRecorded && notice !== 'spoken'];
  return { isRecorded, isSpoken, isShown, keepDays, isPaused: call.pausesRecording };
}
