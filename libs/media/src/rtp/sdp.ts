import { isIP } from 'node:net';
import { clockRate, type Codec, isLaw } from '../audio/frame.ts';
import type { Law } from '../audio/g711.ts';
import { MediaError } from '../media-error.ts';

const MAX_BYTES = 32_768;
const MAX_LINES = 1_000;
/** Sound, and what else may be offered beside it: each costs whoever reads it, and all calls wait meanwhile. */
const MAX_SECTIONS = 4;

/** What can only be a mistake or an attack is refused before a parser sees it. */
export function checkSdp(sdp: unknown): asserts sdp is string {
  const isText = typeof sdp === 'string' && sdp.length <= MAX_BYTES && sdp.split('\n').length <= MAX_LINES;
  if (!isText || !/^v=0\r?\n/.test(sdp))
    throw new MediaError('bad_sdp', 'no session description, or one beyond all measure');
  if ((sdp.match(/^m=/gm) ?? []).length > MAX_SECTIONS) throw new MediaError('bad_sdp', 'more than anybody talks by');
  if (!/^m=audio \d/m.test(sdp)) throw new MediaError('bad_sdp', 'no sound is offered');
}

/** A browser's must be enciphered by a handshake, and be asked before anything is sent: else whoever it names would be sent sound. */
export function checkBrowserSdp(sdp: unknown): asserts sdp is string {
  checkSdp(sdp);
  const isBrowsers = [/^a=fingerprint:/m, /^a=ice-ufrag:/m, /^a=ice-pwd:/m].every((line) => line.test(sdp));
  const isOtherwise = /^m=audio \d+ (?!UDP\/TLS\/RTP\/SAVPF )|^a=crypto:/m.test(sdp);
  if (!isBrowsers || isOtherwise) throw new MediaError('bad_sdp', 'no browser speaks so');
}

/** With ICE lite the browser finds us: its own addresses are not needed, and nobody makes us send to any he names. */
export const withoutCandidates = (sdp: string): string =>
  sdp.replace(/^a=(candidate:|end-of-candidates).*(\r?\n|$)/gm, '');

/** One side of a plain RTP session. */
export interface PlainSession {
  readonly address: string;
  readonly port: number;
  readonly codec: Codec;
  readonly payloadType: number;
  readonly eventType: number | null;
  readonly direction: string;
}

const STATIC_TYPES: Record<Law, number> = { pcmu: 0, pcma: 8 };
/** Of ours, where the other side has not named another. */
const OPUS_TYPE = 111;
export const payloadTypeOf = (codec: Codec): number => (isLaw(codec) ? STATIC_TYPES[codec] : OPUS_TYPE);

export function readPlainSdp(sdp: string, allowed: readonly Codec[]): PlainSession {
  checkSdp(sdp);
  const media = sdp.slice(sdp.search(/^m=audio /m)).split(/^m=(?!audio)/m)[0]!;
  const [, port = '', protocol = '', types = ''] = /^m=audio (\d{1,5})\S* (\S+) ([\d ]+)/.exec(media) ?? [];
  const address = (/^c=IN IP[46] (\S+)/m.exec(media) ?? /^c=IN IP[46] (\S+)/m.exec(sdp))?.[1];
  // A name would be looked up again for each packet.
  if (!address || isIP(address) === 0 || protocol !== 'RTP/AVP' || Number(port) > 65_535)
    throw new MediaError('bad_sdp', 'no plain RTP at an address');
  const opus = /^a=rtpmap:(\d{1,3}) opus\/48000\/2/im.exec(media)?.[1];
  const codecOf = (type: string): Codec | undefined =>
    allowed.find((codec) => type === (isLaw(codec) ? String(STATIC_TYPES[codec]) : opus));
  const type = types.split(' ').find((one) => codecOf(one) !== undefined);
  if (type === undefined) throw new MediaError('no_common_codec');
  const codec = codecOf(type)!;
  const direction = /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(media)?.[1] ?? 'sendrecv';
  const eventType = eventTypeOf(media, codec);
  // The old word for holding (RFC 3264 §8.4): nothing is sent there, least of all to ourselves.
  const sentTo = address === '0.0.0.0' ? 0 : Number(port);
  return { address, port: sentTo, codec, payloadType: Number(type), eventType, direction };
}

/** Keys go at the clock of the sound they are beside. */
function eventTypeOf(media: string, codec: Codec): number | null {
  const type = new RegExp(`^a=rtpmap:(\\d{1,3}) telephone-event/${clockRate(codec)}`, 'm').exec(media)?.[1];
  return type === undefined ? null : Number(type);
}

/** RFC 3264, section 6.1. */
const ANSWER_DIRECTION: Record<string, string> = { sendonly: 'recvonly', recvonly: 'sendonly', inactive: 'inactive' };
export const answerTo = (direction: string): string => ANSWER_DIRECTION[direction] ?? 'sendrecv';

export interface PlainDescription {
  readonly host: string;
  readonly port: number;
  readonly version: number;
  readonly codecs: readonly (readonly [codec: Codec, payloadType: number])[];
  readonly eventType: number | null;
  readonly direction: string;
}

export function writePlainSdp({ host, port, version, codecs, eventType, direction }: PlainDescription): string {
  const family = host.includes(':') ? 'IP6' : 'IP4';
  const types = [...codecs.map(([, type]) => type), ...(eventType === null ? [] : [eventType])];
  const rate = clockRate(codecs[0]![0]);
  return [
    'v=0',
    `o=- ${port} ${version} IN ${family} ${host}`,
    's=-',
    `c=IN ${family} ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${types.join(' ')}`,
    ...codecs.map(([codec, type]) => `a=rtpmap:${type} ${NAMES[codec]}`),
    ...(eventType === null ? [] : [`a=rtpmap:${eventType} telephone-event/${rate}`, `a=fmtp:${eventType} 0-15`]),
    'a=ptime:20',
    `a=${direction}`,
    '',
  ].join('\r\n');
}

const NAMES: Record<Codec, string> = { opus: 'opus/48000/2', pcma: 'PCMA/8000', pcmu: 'PCMU/8000' };
