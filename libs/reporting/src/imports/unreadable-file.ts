import type { ImportFailure } from '@guichet/contracts';

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
