import type { LegQuality } from '../media-anchor.ts';
import type { Answer } from './control.ts';

interface Tag {
  readonly medias?: readonly { readonly streams?: readonly Stream[] }[];
}
interface Stream {
  readonly stats?: { readonly packets?: number };
  readonly SSRC?: number;
  readonly 'last packet'?: number;
}
interface Source {
  readonly 'cumulative loss'?: number;
  readonly 'average MOS'?: Averages;
}
interface Averages {
  readonly jitter?: number;
  readonly 'round-trip time'?: number;
}

export interface PartySide extends Omit<LegQuality, 'codec'> {
  /** Unix seconds; 0 before the first packet. */
  readonly lastPacketAt: number;
}

/** What rtpengine's `query` says of one party's side. */
export function readSide(answer: Answer, party: string, inside: string): PartySide {
  const streamOf = (tag: string) => (answer.tags as Record<string, Tag> | undefined)?.[tag]?.medias?.[0]?.streams?.[0];
  const stream = streamOf(party);
  const sources = answer.SSRC as Record<string, Source> | undefined;
  const source = sources?.[String(stream?.SSRC)];
  const averages = source?.['average MOS'];
  const packetsReceived = stream?.stats?.packets ?? 0;
  return {
    packetsReceived,
    packetsLost: source?.['cumulative loss'] ?? 0,
    // What came to the inside is what went out to the party.
    packetsSent: streamOf(inside)?.stats?.packets ?? 0,
    jitterMs: averages?.jitter ?? 0,
    // Microseconds; 0 until the other side has reported.
    roundTripMs: averages?.['round-trip time'] ? Math.round(averages['round-trip time'] / 1_000) : null,
    lastPacketAt: packetsReceived > 0 ? (stream?.['last packet'] ?? 0) : 0,
  };
}
