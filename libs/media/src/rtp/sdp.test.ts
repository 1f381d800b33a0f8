import { describe, expect, it } from 'vitest';
import type { Codec } from '../audio/frame.ts';
import { answerTo, checkSdp, readPlainSdp, withoutCandidates, writePlainSdp } from './sdp.ts';

const sdp = (...lines: string[]): string =>
  ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', ...lines, ''].join('\r\n');

const LAWS: Codec[] = ['pcma', 'pcmu'];

describe('a trunk’s description', () => {
  it.each<[string, string, object]>([
    [
      'the plainest',
      sdp('m=audio 4000 RTP/AVP 0'),
      { address: '192.0.2.1', port: 4_000, codec: 'pcmu', payloadType: 0, eventType: null, direction: 'sendrecv' },
    ],
    [
      'its own address, the first law it names, keys, hold',
      sdp('m=audio 4000 RTP/AVP 18 8 0 96', 'c=IN IP4 192.0.2.9', 'a=rtpmap:96 telephone-event/8000', 'a=sendonly'),
      { address: '192.0.2.9', port: 4_000, codec: 'pcma', payloadType: 8, eventType: 96, direction: 'sendonly' },
    ],
    [
      'after a picture',
      sdp('m=video 6000 RTP/AVP 96', 'm=audio 4000 RTP/AVP 8'),
      { address: '192.0.2.1', port: 4_000, codec: 'pcma', payloadType: 8, eventType: null, direction: 'sendrecv' },
    ],
    [
      'held in the old way: nothing is sent to no address',
      sdp('m=audio 4000 RTP/AVP 8', 'c=IN IP4 0.0.0.0'),
      { address: '0.0.0.0', port: 0, codec: 'pcma', payloadType: 8, eventType: null, direction: 'sendrecv' },
    ],
  ])('%s', (_, text, session) => {
    expect(readPlainSdp(text, LAWS)).toEqual(session);
  });

  it.each<[string, string, string]>([
    ['no sound', sdp('m=video 4000 RTP/AVP 96'), 'bad_sdp'],
    ['enciphered', sdp('m=audio 4000 RTP/SAVP 0'), 'bad_sdp'],
    ['no such port', sdp('m=audio 99999 RTP/AVP 0'), 'bad_sdp'],
    ['no address', sdp('m=audio 4000 RTP/AVP 0').replace(/^c=.*\r\n/m, ''), 'bad_sdp'],
    ['a name for an address', sdp('m=audio 4000 RTP/AVP 0', 'c=IN IP4 localhost'), 'bad_sdp'],
    ['another codec', sdp('m=audio 4000 RTP/AVP 18'), 'no_common_codec'],
  ])('%s is refused', (_, text, code) => {
    expect(() => readPlainSdp(text, LAWS)).toThrow(expect.objectContaining({ code }));
  });

  it('is taken at its own payload types where Opus is allowed, and answered so that it can be read again', () => {
    const opus = ['a=rtpmap:96 opus/48000/2', 'a=rtpmap:97 telephone-event/8000', 'a=rtpmap:98 telephone-event/48000'];
    const session = readPlainSdp(sdp('m=audio 4000 RTP/AVP 96 8 97 98', ...opus), ['opus', ...LAWS]);
    expect(session).toMatchObject({ codec: 'opus', payloadType: 96, eventType: 98 });
    const { address: host, port, codec, payloadType, eventType, direction } = session;
    const text = writePlainSdp({ host, port, version: 1, codecs: [[codec, payloadType]], eventType, direction });
    expect(readPlainSdp(text, ['opus'])).toEqual(session);
  });

  it.each([
    ['sendonly', 'recvonly'],
    ['recvonly', 'sendonly'],
    ['inactive', 'inactive'],
    ['sendrecv', 'sendrecv'],
  ])('%s is answered by %s', (direction, answer) => {
    expect(answerTo(direction)).toBe(answer);
  });
});

it('a browser’s candidates are left out', () => {
  const line = 'a=candidate:1 1 udp 2113937151 x.local 5000 typ host';
  expect(withoutCandidates(sdp('m=audio 9 X 0', line, 'a=end-of-candidates', 'a=mid:0'))).toBe(
    sdp('m=audio 9 X 0', 'a=mid:0'),
  );
  // Also one that the text breaks off after.
  expect(withoutCandidates(`${sdp('m=audio 9 X 0')}${line}`)).toBe(sdp('m=audio 9 X 0'));
});

it('of sections there are no more than a browser has', () => {
  const picture = (count: number) => sdp('m=audio 9 X 0', ...Array<string>(count).fill('m=video 9 X 96'));
  expect(() => checkSdp(picture(3))).not.toThrow();
  expect(() => checkSdp(picture(4))).toThrow(expect.objectContaining({ code: 'bad_sdp' }));
});
