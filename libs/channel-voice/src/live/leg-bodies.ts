import type { SipBody, SipRequest } from '@guichet/sip';

export const sdpBody = (content: string): SipBody => ({ type: 'application/sdp', content });
export const sdpOf = ({ content }: SipBody): string => content.toString();

/** Whoever sends sound only, or none either way, holds the line (RFC 3264 §8.4). */
export const isHolding = (sdp: string): boolean => /^a=(sendonly|inactive)\s*$/m.test(sdp);

/** The key in an INFO, as a relay or as plain text; null when it holds none. */
export function digitOf({ headers, body }: Pick<SipRequest, 'headers' | 'body'>): string | null {
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const text = body.toString('latin1', 0, 200);
  if (type === 'application/dtmf-relay')
    return /^\s*signal\s*=\s*([0-9*#A-D])\s*$/im.exec(text)?.[1]?.toUpperCase() ?? null;
  if (type === 'application/dtmf') return /^\s*([0-9*#A-D])\s*$/i.exec(text)?.[1]?.toUpperCase() ?? null;
  return null;
}
