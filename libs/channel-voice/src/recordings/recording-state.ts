import type { RECORDING_STATES } from '@guichet/contracts';
import type { rows } from '@guichet/platform';

export type RecordingState = (typeof RECORDING_STATES)[number];
type Written = Pick<rows.Recording, 'endedAt' | 'deletedAt'>;

/** Of a call, by its row and those of its recordings. */
export function recordingState(
  { refusesRecording, pausesRecording }: Pick<rows.Call, 'refusesRecording' | 'pausesRecording'>,
  recordings: readonly Written[],
): RecordingState {
  if (refusesRecording) return 'refused';
  const isWritten = recordings.some(({ endedAt, deletedAt }) => endedAt === null && deletedAt === null);
  if (!isWritten) return 'none';
  return pausesRecording ? 'paused' : 'on';
}
