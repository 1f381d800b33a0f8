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
export { HOLD_MUSIC, RINGBACK } from './sounds.ts';
export { type MediaSettings, startMediaAnchor } from './start-media-anchor.ts';
export type { Supervisor, Talk } from './talk.ts';
