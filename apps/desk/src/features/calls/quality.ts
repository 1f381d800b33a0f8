export type Quality = 'good' | 'fair' | 'poor';

/** Counters of what came in, as `getStats` has them, growing from the beginning. */
export interface Counted {
  received: number;
  lost: number;
  jitterSeconds: number;
  roundTripSeconds: number | null;
}

/** Share of packets lost, jitter and way there and back from which speech suffers, and from which it breaks. */
const LIMITS = {
  fair: { lost: 0.03, jitterSeconds: 0.03, roundTripSeconds: 0.3 },
  poor: { lost: 0.08, jitterSeconds: 0.08, roundTripSeconds: 0.6 },
};

/** How it sounds since the last count. Null while nothing comes in, as on hold. */
export function qualityOf(before: Counted | null, now: Counted): Quality | null {
  const received = now.received - (before?.received ?? 0);
  const lost = Math.max(0, now.lost - (before?.lost ?? 0));
  if (received + lost <= 0) return null;
  const measured = {
    lost: lost / (received + lost),
    jitterSeconds: now.jitterSeconds,
    roundTripSeconds: now.roundTripSeconds ?? 0,
  };
  const exceeds = (limits: typeof measured) =>
    measured.lost > limits.lost ||
    measured.jitterSeconds > limits.jitterSeconds ||
    measured.roundTripSeconds > limits.roundTripSeconds;
  if (exceeds(LIMITS.poor)) return 'poor';
  return exceeds(LIMITS.fair) ? 'fair' : 'good';
}

const FROM_GOOD: readonly Quality[] = ['good', 'fair', 'poor'];
/** The milder of two counts in a row: a single stumble, as when hold ends, is not worth a word. */
export const steady = (before: Quality | null, now: Quality | null): Quality | null =>
  before && now && FROM_GOOD[Math.min(FROM_GOOD.indexOf(before), FROM_GOOD.indexOf(now))]!;

/** Of all that a connection counts, what concerns the voice that comes in. */
export function countedIn(report: RTCStatsReport): Counted | null {
  let counted: Counted | null = null;
  let roundTripSeconds: number | null = null;
  report.forEach((one: RTCStats & Partial<RTCInboundRtpStreamStats & RTCIceCandidatePairStats>) => {
    if (one.type === 'inbound-rtp' && one.kind === 'audio')
      counted = {
        received: one.packetsReceived ?? 0,
        lost: one.packetsLost ?? 0,
        jitterSeconds: one.jitter ?? 0,
        roundTripSeconds: null,
      };
    if (one.type === 'candidate-pair' && one.nominated) roundTripSeconds = one.currentRoundTripTime ?? null;
  });
  return counted && { ...(counted as Counted), roundTripSeconds };
}
