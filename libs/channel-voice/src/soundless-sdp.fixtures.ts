import { randomBytes } from 'node:crypto';

/** What a browser would offer, as far as the media anchor looks at it; no sound ever comes from it. Each has its own keys. */
export function soundlessSdp(): (direction?: string, setup?: 'actpass' | 'active') => string {
  const fingerprint = [...randomBytes(32)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
  const [user, password] = [randomBytes(3).toString('hex'), randomBytes(16).toString('hex')];
  return (direction = 'sendrecv', setup = 'actpass') =>
    [
      ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'],
      ...['m=audio 9 UDP/TLS/RTP/SAVPF 111 8 110', 'c=IN IP4 0.0.0.0', 'a=rtcp:9 IN IP4 0.0.0.0'],
      ...[`a=ice-ufrag:${user}`, `a=ice-pwd:${password}`, `a=fingerprint:sha-256 ${fingerprint}`, `a=setup:${setup}`],
      ...['a=mid:0', `a=${direction}`, 'a=rtcp-mux'],
      ...['a=rtpmap:111 opus/48000/2', 'a=rtpmap:8 PCMA/8000', 'a=rtpmap:110 telephone-event/48000', ''],
    ].join('\r\n');
}

/** Answers of a telephone behind a carrier; no sound comes from it. */
export const trunkSdp = (port = 9): { type: string; content: string } => ({
  type: 'application/sdp',
  content: [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', `m=audio ${port} RTP/AVP 8 101`],
    ...['a=rtpmap:8 PCMA/8000', 'a=rtpmap:101 telephone-event/8000', ''],
  ].join('\r\n'),
});
