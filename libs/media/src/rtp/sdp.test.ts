import { describe, expect, it } from 'vitest';
import { readTrunkSdp, withoutCandidates, writeTrunkSdp } from './sdp.ts';

const sdp = (...lines: string[]): string =>
  ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', ...lines, ''].join('\r\n');

describe('a trunk’s description', () => {
  it.each<[string, string, object]>([
    [
      'the plainest',
      sdp('m=audio 4000 RTP/AVP 0'),
      { address: '192.0.2.1', port: 4_000, law: 'pcmu', eventType: null, direction: 'sendrecv' },
    ],
    [
      'its own address, the first law it names, keys, hold',
      sdp('m=audio 4000 RTP/AVP 18 8 0 96', 'c=IN IP4 192.0.2.9', 'a=rtpmap:96 telephone-event/8000', 'a=sendonly'),
      { address: '192.0.2.9', port: 4_000, law: 'pcma', eventType: 96, direction: 'sendonly' },
    ],
    [
      'after a picture',
      sdp('m=video 6000 RTP/AVP 96', 'm=audio 4000 RTP/AVP 8'),
      { address: '192.0.2.1', port: 4_000, law: 'pcma', eventType: null, direction: 'sendrecv' },
    ],
  ])('%s', (_, text, session) => {
    expect(readTrunkSdp(text)).toEqual(session);
  });

  it.each<[string, string, string]>([
    ['no sound', sdp('m=video 4000 RTP/AVP 96'), 'bad_sdp'],
    ['enciphered', sdp('m=audio 4000 RTP/SAVP 0'), 'bad_sdp'],
    ['no such port', sdp('m=audio 99999 RTP/AVP 0'), 'bad_sdp'],
    ['no address', sdp('m=audio 4000 RTP/AVP 0').replace(/^c=.*\r\n/m, ''), 'bad_sdp'],
    ['another codec', sdp('m=audio 4000 RTP/AVP 18'), 'no_common_codec'],
  ])('%s is refused', (_, text, code) => {
    expect(() => readTrunkSdp(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['sendonly', 'recvonly'],
    ['recvonly', 'sendonly'],
    ['inactive', 'inactive'],
    ['sendrecv', 'sendrecv'],
  ])('%s is answered by %s', (direction, answer) => {
    const text = writeTrunkSdp({
      host: '192.0.2.5',
      port: 4_000,
      version: 1,
      laws: ['pcma'],
      eventType: 101,
      direction,
    });
    expect(readTrunkSdp(text)).toEqual({
      address: '192.0.2.5',
      port: 4_000,
      law: 'pcma',
      eventType: 101,
      direction: answer,
    });
  });
});

it('a browser’s candidates are left out', () => {
  const line = 'a=candidate:1 1 udp 2113937151 x.local 5000 typ host';
  expect(withoutCandidates(sdp('m=audio 9 X 0', line, 'a=end-of-candidates', 'a=mid:0'))).toBe(
    sdp('m=audio 9 X 0', 'a=mid:0'),
  );
});
