import { ERROR_STATUS, type ErrorCode } from '@guichet/contracts';

/** A refusal in the field's words. Throw it anywhere in a request; the one filter answers with its status. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;
  constructor(code: ErrorCode, details?: unknown) {
    super(code);
    this.code = code;
    this.details = details;
  }
  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** The value, or `not_found`: what is absent and what may not be seen are answered alike. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new DomainError('not_found');
  return value;
}
