import type { Band, LegQuality } from '../media-anchor.ts';
import { readPlainSdp } from '../rtp/sdp.ts';

type Codec = NonNullable<LegQuality['codec']>;

const LINES: Record<Codec, readonly [type: number, ...lines: string[]]> = {
  opus: [111, 'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1'],
  pcma: [8, 'a=rtpmap:8 PCMA/8000'],
  pcmu: [0, 'a=rtpmap:0 PCMU/8000'],
};
const EVENTS: Record<'opus' | 'law', readonly [type: number, line: string]> = {
  opus: [110, 'a=rtpmap:110 telephone-event/48000'],
  law: [101, 'a=rtpmap:101 telephone-event/8000'],
};

/** Nobody yet: a plain side that hears nothing, so that ICE and DTLS come up before anybody is there. */
export function placeholder(codecs: readonly Codec[]): string {
  const events = [...new Set(codecs.map((codec) => EVENTS[codec === 'opus' ? 'opus' : 'law']))];
  const types = [...codecs.map((codec) => LINES[codec][0]), ...events.map(([type]) => type)];
  return [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'],
    `m=audio 9 RTP/AVP ${types.join(' ')}`,
    ...codecs.flatMap((codec) => LINES[codec].slice(1)),
    ...events.map(([, line]) => line),
    ...['a=sendrecv', ''],
  ].join('\r\n');
}

export const codecsOf = (band: Band): Codec[] => (band === 'wide' ? ['opus', 'pcma', 'pcmu'] : ['pcma', 'pcmu']);

/** The codec both know that stands first in what the browser said. */
export function chosenCodec(sdp: string, allowed: readonly Codec[]): Codec | null {
  const types = /^m=audio \d+ \S+ ([\d ]+)/m.exec(sdp)?.[1]?.split(' ') ?? [];
  const named = (type: string): Codec | undefined => {
    const name = new RegExp(`^a=rtpmap:${type} (\\w+)/`, 'm').exec(sdp)?.[1]?.toLowerCase();
    return allowed.find((codec) => codec === name || (!name && String(LINES[codec][0]) === type));
  };
  return types.map(named).find((codec) => codec !== undefined) ?? null;
}

/** rtpengine is the side that begins DTLS on every leg; browsers that are let choose would both wait. */
export const asDtlsClient = (sdp: string): string => sdp.replace(/a=setup:actpass/g, 'a=setup:active');

/** The payload types of a codec and of the keys beside it, as a description has them. */
export function formatOf(sdp: string, codec: Codec): string {
  const { payloadType, eventType } = readPlainSdp(sdp, [codec]);
  return `${codec}/${payloadType}/${eventType ?? ''}`;
}

/** The same description with another direction. */
export const turned = (sdp: string, direction: string): string =>
  sdp.replace(/^a=(sendrecv|sendonly|recvonly|inactive)/gm, `a=${direction}`);
