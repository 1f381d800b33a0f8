import type { SipHeaders } from './sip-headers.ts';

/** Statuses by which a message that cannot be taken in is answered (RFC 3261 §21.4, §21.5). */
export type MalformedStatus = 400 | 505 | 513;

/** What could be read of a malformed request: enough to answer it. */
export interface RequestRemains {
  method: string;
  headers: SipHeaders;
}

/** A message that does not follow RFC 3261. `remains` says whether it may be answered; without, it is dropped. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
  readonly status: MalformedStatus;
  readonly remains: RequestRemains | undefined;

  constructor(reason: string, status: MalformedStatus = 400, remains?: RequestRemains) {
    super(reason);
    this.status = status;
    this.remains = remains;
  }
}
