import type { MalformedMessage, RequestRemains } from '../messages/malformed-message.ts';
import type { ResponseParts } from '../messages/message.ts';
import { reasonPhrase } from '../messages/reason-phrases.ts';
import { SipHeaders } from '../messages/sip-headers.ts';

const COPIED = ['via', 'from', 'to', 'call-id', 'cseq'];

/** The answer to a request that could not be understood: what it said of itself comes back as it was (RFC 4475 §3.1.2). */
export function refusalOf({ status, message }: MalformedMessage, remains: RequestRemains): ResponseParts {
  const headers = new SipHeaders();
  for (const name of COPIED) headers.set(name, remains.headers.all(name));
  // The words for people stand where RFC 3261 §20.43 has them.
  headers.set('warning', `399 sip "${message}"`);
  return { status, reason: reasonPhrase(status), headers, body: Buffer.alloc(0) };
}
