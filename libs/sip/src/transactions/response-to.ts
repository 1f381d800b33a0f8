import { type ResponseParts, type SipRequest, tagOf } from '../messages/message.ts';
import { reasonPhrase } from '../messages/reason-phrases.ts';
import { SipHeaders } from '../messages/sip-headers.ts';

export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A body, opaque here: SDP mostly. */
export interface SipBody {
  type: string;
  content: string | Buffer;
}
export interface ResponseOptions {
  reason?: string | undefined;
  headers?: HeaderValues | undefined;
  body?: SipBody | undefined;
}

const NO_BODY = Buffer.alloc(0);

/** RFC 3261 §8.2.6, and §12.1.1 for what makes a dialog. */
export function responseTo(
  request: SipRequest,
  status: number,
  toTag: string,
  { reason, headers: more, body }: ResponseOptions = {},
): ResponseParts {
  const headers = new SipHeaders({ via: request.headers.all('via'), from: request.headers.all('from') });
  const to = request.headers.get('to')!;
  headers.set('to', tagOf(request.to) !== undefined || status === 100 ? to : `${to};tag=${toTag}`);
  headers.set('call-id', request.callId);
  headers.set('cseq', request.headers.all('cseq'));
  if (status > 100 && status < 300) headers.set('record-route', request.headers.all('record-route'));
  if (status === 100) headers.set('timestamp', request.headers.all('timestamp'));
  headers.assign(new SipHeaders(more));
  if (body) headers.set('content-type', body.type);
  return { status, reason: reason ?? reasonPhrase(status), headers, body: bytesOf(body) };
}

export const bytesOf = (body: SipBody | undefined): Buffer => (body ? Buffer.from(body.content) : NO_BODY);

/** What came with a message. */
export function bodyOf(message: { headers: SipHeaders; body: Buffer }): SipBody | undefined {
  if (message.body.length === 0) return undefined;
  return { type: message.headers.get('content-type') ?? 'application/octet-stream', content: message.body };
}
