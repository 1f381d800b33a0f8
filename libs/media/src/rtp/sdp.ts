import { type Codec } from '../audio/frame.ts';
import type { Law } from '../audio/g711.ts';
import { MediaError } from '../media-error.ts';

const MAX_BYTES = 32_768;
const MAX_LINES = 1_000;

/** What can only be a mistake or an attack is refused before a parser sees it. */
export function checkSdp(sdp: unknown): asserts sdp is string {
  const isText = typeof sdp === 'string' && sdp.length <= MAX_BYTES && sdp.split('\n').length <= MAX_LINES;
  if (!isText || !/^v=0\r?\n/.test(sdp))
    throw new MediaError('bad_sdp', 'no session description, or one beyond all measure');
  if (!/^m=audio \d/m.test(sdp)) throw new MediaError('bad_sdp', 'no sound is offered');
}

/** A browser's must say how to encipher and by which password to ask. */
export function checkBrowserSdp(sdp: unknown): asserts sdp is string {
  checkSdp(sdp);
  if (!/^a=fingerprint:/m.test(sdp) || !/^a=ice-ufrag:/m.test(sdp))
    throw new MediaError('bad_sdp', 'no browser speaks so');
}

/** With ICE lite the browser finds us: its own addresses are not needed, and nobody makes us send to any he names. */
export const withoutCandidates = (sdp: string): string => sdp.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, '');

/** A trunk's side of a plain RTP session. */
export interface TrunkSession {
  readonly address: string;
  readonly port: number;
  readonly law: Law;
  readonly eventType: number | null;
  readonly direction: string;
}

const LAW_BY_TYPE: Record<string, Law> = { '0': 'pcmu', '8': 'pcma' };

export function readTrunkSdp(sdp: string): TrunkSession {
  checkSdp(sdp);
  const media = sdp.slice(sdp.search(/^m=audio /m)).split(/^m=(?!audio)/m)[0]!;
  const [, port = '', protocol = '', types = ''] = /^m=audio (\d{1,5})\S* (\S+) ([\d ]+)/.exec(media) ?? [];
  const address = (/^c=IN IP[46] (\S+)/m.exec(media) ?? /^c=IN IP[46] (\S+)/m.exec(sdp))?.[1];
  if (!address || protocol !== 'RTP/AVP' || Number(port) > 65_535)
    throw new MediaError('bad_sdp', 'no plain RTP at an address');
  const law = types
    .split(' ')
    .map((type) => LAW_BY_TYPE[type])
    .find((one) => one !== undefined);
  if (!law) throw new MediaError('no_common_codec');
  const event = /^a=rtpmap:(\d{1,3}) telephone-event\/8000/m.exec(media)?.[1];
  const direction = /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(media)?.[1] ?? 'sendrecv';
  return { address, port: Number(port), law, eventType: event ? Number(event) : null, direction };
}

/** RFC 3264, section 6.1. */
const ANSWER_DIRECTION: Record<string, string> = { sendonly: 'recvonly', recvonly: 'sendonly', inactive: 'inactive' };

export interface TrunkDescription {
  readonly host: string;
  readonly port: number;
  readonly version: number;
  readonly laws: readonly Law[];
  readonly eventType: number | null;
  readonly direction?: string;
}

const TYPE_BY_LAW: Record<Exclude<Codec, 'opus'>, number> = { pcmu: 0, pcma: 8 };
export const payloadType = (law: Law): number => TYPE_BY_LAW[law];

export function writeTrunkSdp({
  host,
  port,
  version,
  laws,
  eventType,
  direction = 'sendrecv',
}: TrunkDescription): string {
  const family = host.includes(':') ? 'IP6' : 'IP4';
  const types = [...laws.map(payloadType), ...(eventType === null ? [] : [eventType])];
  return [
    'v=0',
    `o=- ${port} ${version} IN ${family} ${host}`,
    's=-',
    `c=IN ${family} ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${types.join(' ')}`,
    ...laws.map((law) => `a=rtpmap:${payloadType(law)} ${law.toUpperCase()}/8000`),
    ...(eventType === null ? [] : [`a=rtpmap:${eventType} telephone-event/8000`, `a=fmtp:${eventType} 0-15`]),
    'a=ptime:20',
    `a=${ANSWER_DIRECTION[direction] ?? 'sendrecv'}`,
    '',
  ].join('\r\n');
}
