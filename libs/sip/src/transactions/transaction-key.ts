import { type SipRequest, tagOf } from '../messages/message.ts';
import { MAGIC_COOKIE } from '../messages/via.ts';

/** What a request has in common with its retransmissions, its ACK and its CANCEL (RFC 3261 §17.2.3, §9.2). */
export function serverKey(request: SipRequest, method = request.method === 'ACK' ? 'INVITE' : request.method): string {
  const { via, headers, callId, from, cseq, uri } = request;
  const branch = via.parameters.get('branch');
  if (branch?.startsWith(MAGIC_COOKIE) && branch.length > MAGIC_COOKIE.length) {
    return [branch, via.host, via.port ?? '', method].join(' ');
  }
  // Of RFC 2543: no branch tells them apart.
  return [uri, tagOf(from) ?? '', callId, cseq.number, headers.get('via'), method].join(' ');
}

/** A request that came twice by different ways has these in common (§8.2.2.2). */
export function mergeKey({ callId, from, cseq }: SipRequest): string {
  return [callId, tagOf(from) ?? '', cseq.number, cseq.method].join(' ');
}

export const clientKey = (branch: string | undefined, method: string): string => `${branch ?? ''} ${method}`;
