/** Every error code and the HTTP status it travels with. The interface turns codes into words. */
export const ERROR_STATUS = {
  invalid_input: 400,
  invalid_json: 400,
  no_recipient: 400,
  no_sender_address: 400,
  /** Who stands in the details: `userIds`. */
  may_not_see_reports: 400,
  snooze_in_past: 400,
  weak_password: 400,
  common_password: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  choose_tenant: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  link_expired: 404,
  conflict: 409,
  stale: 409,
  already_exists: 409,
  in_use: 409,
  illegal_status: 409,
  offer_over: 409,
  chat_unavailable: 409,
  chat_ended: 409,
  call_unavailable: 409,
  call_ended: 409,
  /** Why stands in the details: `reason`. */
  number_refused: 400,
  callback_refused: 409,
  colleague_unavailable: 409,
  identity_invalid: 401,
  may_not_pull: 403,
  too_late_to_undo: 409,
  last_administrator: 409,
  already_merged: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** The one shape of every refusal. `details` never holds a secret or another tenant's data. */
export interface ErrorBody {
  code: ErrorCode;
  requestId: string;
  details?: unknown;
}
