import type { SipRequest } from '../messages/message.ts';
import { isSipScheme, schemeOf } from '../messages/sip-uri.ts';
import type { ResponseOptions } from '../transactions/response-to.ts';

export interface Refusal extends ResponseOptions {
  status: number;
}

const SDP = 'application/sdp';
const OFFERS = new Set(['INVITE', 'UPDATE']);
const mediaTypeOf = (value: string): string => value.split(';')[0]!.trim().toLowerCase();

/** What a request asks for and cannot have, whatever it is about (RFC 3261 §8.2.2, §8.2.3). */
export function refusalOf(request: SipRequest, supported: readonly string[]): Refusal | undefined {
  const { method, uri, headers } = request;
  if (!isSipScheme(schemeOf(uri))) return { status: 416 };
  // §8.2.2.3: a CANCEL or ACK would be taken all the same; neither comes here.
  const unsupported = headers.all('require').filter((option) => !supported.includes(option.toLowerCase()));
  if (unsupported.length > 0) return { status: 420, headers: { unsupported } };
  const contacts = headers.all('contact');
  const isWildcard = contacts.includes('*');
  if (isWildcard && (method !== 'REGISTER' || contacts.length > 1 || !/^0+$/.test(headers.get('expires') ?? ''))) {
    return { status: 400, reason: 'Contact * needs Expires 0' };
  }
  if (!OFFERS.has(method)) return undefined;
  if (method === 'INVITE' && contacts.length !== 1) return { status: 400, reason: 'An INVITE needs one Contact' };
  return refusalOfBody(request) ?? refusalOfAccept(headers.all('accept'));
}

function refusalOfBody({ headers, body }: SipRequest): Refusal | undefined {
  const encoding = headers.get('content-encoding')?.toLowerCase() ?? 'identity';
  if (body.length > 0 && (mediaTypeOf(headers.get('content-type') ?? '') !== SDP || encoding !== 'identity')) {
    return { status: 415, headers: { accept: SDP, 'accept-encoding': 'identity' } };
  }
  return undefined;
}

/** An answer of ours is SDP: whoever does not take it cannot be answered (§21.4.7). */
function refusalOfAccept(accepted: readonly string[]): Refusal | undefined {
  if (accepted.length === 0) return undefined;
  const takesSdp = accepted.map(mediaTypeOf).some((type) => [SDP, 'application/*', '*/*'].includes(type));
  return takesSdp ? undefined : { status: 406 };
}
