/**
 * Why the anchor refused. Whoever speaks SIP answers `bad_sdp` with 400, `no_common_codec` and `not_supported` with 488,
 * `unknown_leg` with 481, `leg_limit` and `unavailable` with 503.
 */
export type MediaErrorCode =
  | 'bad_sdp'
  | 'no_common_codec'
  | 'unknown_leg'
  | 'unknown_recording'
  | 'unknown_sound'
  | 'too_long'
  | 'bad_digits'
  | 'wrong_state'
  | 'leg_limit'
  | 'not_supported'
  | 'unavailable';

/** A refusal that leaves everything as it was. */
export class MediaError extends Error {
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, message: string = code) {
    super(message);
    this.name = 'MediaError';
    this.code = code;
  }
}
