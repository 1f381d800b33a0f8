import type { ImportFailure } from '@guichet/contracts';
import { DomainError } from '@guichet/platform';

/** Of a file of which nothing can be taken; `what` names a column or a line. */
export class UnreadableFile extends Error {
  readonly reason: ImportFailure;
  readonly what: string;
  constructor(reason: ImportFailure, what = '') {
    super(`${reason} ${what}`);
    this.reason = reason;
    this.what = what;
  }
}

/** For whoever asked over HTTP: the same as a refusal. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new DomainError('invalid_input', { reason: error.reason, what: error.what });
  }
}
