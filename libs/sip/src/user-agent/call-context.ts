import type { SipClock } from '../clock.ts';
import type { Dialog } from '../dialogs/dialog.ts';
import type { HeaderValues } from '../transactions/response-to.ts';
import type { TransactionLayer } from '../transactions/transaction-layer.ts';
import type { Flow } from '../transports/transport.ts';
import type { Call } from './call.ts';

/** What calls share: their user agent as they see it. */
export interface CallContext {
  readonly transactions: TransactionLayer;
  readonly clock: SipClock;
  /** By the id of RFC 3261 §12; early dialogs are several of one call. */
  readonly dialogs: Map<string, { call: Call; dialog: Dialog }>;
  readonly calls: Set<Call>;
  /** Allow and the name of the program. */
  readonly headers: HeaderValues;
}

/** Where the peer finds us: by the way it is on (RFC 3261 §8.1.1.8). */
export function contactOn({ local, transport }: Flow): string {
  return `<sip:${local.host}:${local.port};transport=${transport.toLowerCase()}>`;
}
