import { type SipRequest, tagOf } from '../messages/message.ts';
import { MAGIC_COOKIE } from '../messages/via.ts';
import type { Flow } from '../transports/transport.ts';

/**
 * What a request has in common with its retransmissions, its ACK and its CANCEL (RFC 3261 §17.2.3, §9.2): also whom it
 * comes from, so that nobody ends the call of another.
 */
export function serverKey(
  request: SipRequest,
  flow: Flow,
  method = request.method === 'ACK' ? 'INVITE' : request.method,
): string {
  const source = sourceOf(flow);
  const { via, headers, callId, from, cseq, uri } = request;
  const branch = via.parameters.get('branch');
  if (branch?.startsWith(MAGIC_COOKIE) && branch.length > MAGIC_COOKIE.length) {
    return [source, branch, via.host, via.port ?? '', method].join(' ');
  }
  // Of RFC 2543: no branch tells them apart.
  return [source, uri, tagOf(from) ?? '', callId, cseq.number, headers.get('via'), method].join(' ');
}

/** A request that a proxy before us has forked, and that came twice, has these in common (§8.2.2.2). */
export function mergeKey({ callId, from, cseq }: SipRequest, flow: Flow): string {
  return [sourceOf(flow), callId, tagOf(from) ?? '', cseq.number, cseq.method].join(' ');
}

export const clientKey = (branch: string | undefined, method: string): string => `${branch ?? ''} ${method}`;

/** A connection is its own; a datagram may come from another port of its address. */
const sourceOf = ({ isReliable, id, transport, remote }: Flow): string =>
  isReliable ? id : `${transport} ${remote.host}`;
