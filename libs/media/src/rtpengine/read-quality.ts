import type { LegQuality } from '../media-anchor.ts';
import type { Answer } from './control.ts';

interface Tag {
  readonly medias?: readonly { readonly streams?: readonly Stream[] }[];
}
interface Stream {
  readonly stats?: { readonly packets?: number };
  readonly stats_out?: { readonly packets?: number };
  readonly SSRC?: number;
}
interface Source {
  readonly 'cumulative loss'?: number;
  readonly 'average MOS'?: Averages;
}
interface Averages {
  readonly jitter?: number;
  readonly 'round-trip time'?: number;
}

/** What rtpengine's `query` says of one party's side. */
export function readQuality(answer: Answer, tag: string): Omit<LegQuality, 'codec'> {
  const stream = (answer.tags as Record<string, Tag> | undefined)?.[tag]?.medias?.[0]?.streams?.[0];
  const sources = answer.SSRC as Record<string, Source> | undefined;
  const source = sources?.[String(stream?.SSRC)];
  const averages = source?.['average MOS'];
  return {
    packetsReceived: stream?.stats?.packets ?? 0,
    packetsLost: source?.['cumulative loss'] ?? 0,
    packetsSent: stream?.stats_out?.packets ?? 0,
    jitterMs: averages?.jitter ?? 0,
    // Microseconds; 0 until the other side has reported.
    roundTripMs: averages?.['round-trip time'] ? Math.round(averages['round-trip time'] / 1_000) : null,
  };
}
