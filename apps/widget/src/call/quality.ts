export type Quality = 'good' | 'fair' | 'poor';
/** What a browser has counted since the call began. */
export interface Counted {
  received: number;
  lost: number;
  jitterMs: number;
  /** Null until the other side has reported once. */
  roundTripMs: number | null;
}

/** What people begin to hear, and what they cannot talk over (ITU-T G.114 and G.113). */
const LIMITS = {
  fair: { lost: 0.02, jitterMs: 40, roundTripMs: 400 },
  poor: { lost: 0.08, jitterMs: 90, roundTripMs: 800 },
};

/** How it sounds, by what was counted between two looks. */
export function qualityOf(now: Counted, before: Counted | null): Quality {
  const lost = now.lost - (before?.lost ?? 0);
  const all = now.received - (before?.received ?? 0) + lost;
  const share = all > 0 ? Math.max(0, lost) / all : 0;
  const isBeyond = ({ lost: most, jitterMs, roundTripMs }: (typeof LIMITS)['fair']) =>
    share > most || now.jitterMs > jitterMs || (now.roundTripMs ?? 0) > roundTripMs;
  if (isBeyond(LIMITS.poor)) return 'poor';
  return isBeyond(LIMITS.fair) ? 'fair' : 'good';
}

/** One bad moment is not worth a word: said only when seen twice in a row. */
export function steadyQuality() {
  let last: Quality | null = null;
  let said: Quality = 'good';
  return (seen: Quality): Quality => {
    if (seen === last) said = seen;
    last = seen;
    return said;
  };
}

type Inbound = RTCInboundRtpStreamStats & { packetsLost?: number; jitter?: number };
/** Null before the first packet. */
export async function count(connection: RTCPeerConnection): Promise<Counted | null> {
  let counted: Counted | null = null;
  let roundTripMs: number | null = null;
  (await connection.getStats()).forEach((entry: RTCStats) => {
    if (entry.type === 'inbound-rtp') {
      const { packetsReceived = 0, packetsLost = 0, jitter = 0 } = entry as Inbound;
      counted = { received: packetsReceived, lost: packetsLost, jitterMs: jitter * 1000, roundTripMs: null };
    }
    const { currentRoundTripTime, nominated } = entry as RTCIceCandidatePairStats;
    if (nominated && currentRoundTripTime !== undefined) roundTripMs = currentRoundTripTime * 1000;
  });
  return counted && { ...(counted as Counted), roundTripMs };
}
