export { convertSound, type ConvertedSound } from './audio/convert-sound.ts';
export type {
  Band,
  LegId,
  LegQuality,
  MediaAnchor,
  MediaEvent,
  OpenedLeg,
  RecordingId,
  StartedRecording,
} from './media-anchor.ts';
export { MediaError, type MediaErrorCode } from './media-error.ts';
export { mendRecording } from './node/mend-recording.ts';
export { Pace } from './pace.ts';
export { KEYS_OF_ONE } from './rtp/telephone-event.ts';
export { HOLD_MUSIC, RINGBACK } from './sounds.ts';
export { type MediaSettings, startMediaAnchor } from './start-media-anchor.ts';
export type { Supervisor, Talk } from './talk.ts';
