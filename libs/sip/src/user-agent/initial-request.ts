import { formatNameAddr, type NameAddr, nameAddr } from '../messages/name-addr.ts';
import type { RequestParts } from '../messages/message.ts';
import { SipHeaders } from '../messages/sip-headers.ts';
import { bytesOf, type HeaderValues, type SipBody } from '../transactions/response-to.ts';

/** A request outside dialogs (RFC 3261 §8.1.1). */
export interface InitialRequest {
  uri: string;
  /** With its tag. */
  from: NameAddr;
  /** The URI unless said otherwise. */
  to?: NameAddr | undefined;
  /** Proxies to pass, as a Path has them (RFC 3327). */
  route?: readonly string[] | undefined;
  headers?: HeaderValues | undefined;
  body?: SipBody | undefined;
}

export function initialRequest(method: string, callId: string, number: number, options: InitialRequest): RequestParts {
  const { uri, from, to = nameAddr(uri), route = [], headers: more, body } = options;
  const headers = new SipHeaders({ 'max-forwards': '70', from: formatNameAddr(from), to: formatNameAddr(to) });
  headers.set('call-id', callId);
  headers.set('cseq', `${number} ${method}`);
  headers.set('route', route);
  headers.assign(new SipHeaders(more));
  if (body) headers.set('content-type', body.type);
  return { method, uri, headers, body: bytesOf(body) };
}
