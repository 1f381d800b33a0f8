import { addressIn } from '../dialogs/dialog.ts';
import type { ServerTransaction } from '../transactions/server-transaction.ts';
import type { Call } from './call.ts';
import { IncomingRefer } from './incoming-refer.ts';

/** Requests within a dialog that change neither it nor its session. */
export function receiveInDialog(call: Call, transaction: ServerTransaction): void {
  const { request } = transaction;
  switch (request.method) {
    case 'REFER':
      return receiveRefer(call, transaction);
    case 'INFO':
      transaction.respond(200);
      return call.handlers.onInfo?.(request);
    case 'NOTIFY':
      transaction.respond(200);
      return call.handlers.onNotify?.(request);
    default:
      return transaction.respond(request.method === 'OPTIONS' ? 200 : 405, { headers: call.commonHeaders });
  }
}

function receiveRefer(call: Call, transaction: ServerTransaction): void {
  const target = addressIn(transaction.request, 'refer-to');
  if (!target) transaction.respond(400);
  else if (call.handlers.onRefer) call.handlers.onRefer(new IncomingRefer(call, transaction, target));
  else transaction.respond(603);
}
