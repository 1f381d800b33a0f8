/** What a call's rows say of its recording, with what its queue wants: that where it waits or was answered. What is null no queue has set. */
export interface RecordedCall {
  refusesRecording: boolean;
  pausesRecording: boolean;
  stopsRecording: boolean;
  isRecorded: boolean | null;
  notice: string | null;
  keepDays: number | null;
}

/** Of `call c` with {@link JOIN_QUEUE_WISHES}. */
export const RECORDING_COLUMNS = `
  c.refuses_recording as "refusesRecording", c.pauses_recording as "pausesRecording",
  c.stops_recording as "stopsRecording", s.is_recorded as "isRecorded", s.notice, s.keep_days as "keepDays"`;
export const JOIN_QUEUE_WISHES = `
  left join voice_setting s on s.queue_id = (
    select w.queue_id from work_item w where w.subject_type = 'conversation' and w.subject_id = c.conversation_id
    order by w.enqueued_at desc, w.id desc limit 1
  )`;
