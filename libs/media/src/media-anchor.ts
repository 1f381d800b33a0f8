import type { Talk } from './talk.ts';

export type LegId = string;
export type RecordingId = string;

/** What a leg may speak: `wide` prefers Opus, `telephone` takes G.711 only, as a leg that is to meet a trunk. Trunks are `telephone` unless said. */
export type Band = 'wide' | 'telephone';

export interface OpenedLeg {
  readonly leg: LegId;
  /** The anchor's side: an answer, or the offer to send. */
  readonly sdp: string;
}

export interface LegQuality {
  readonly codec: 'opus' | 'pcma' | 'pcmu' | null;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly packetsSent: number;
  readonly jitterMs: number;
  /** Null until the other side has reported once. */
  readonly roundTripMs: number | null;
}

export interface StartedRecording {
  readonly recording: RecordingId;
  /** The path given, with the ending of what is written: `.webm` when both sides speak Opus, else `.wav`. */
  readonly file: string;
}

export type MediaEvent =
  | { readonly type: 'connected'; readonly leg: LegId }
  | { readonly type: 'digit'; readonly leg: LegId; readonly digit: string }
  /** A sound that is not repeated came to its end. */
  | { readonly type: 'played'; readonly leg: LegId }
  /** The leg is gone without having been closed: its transport failed, or the process that had it ended. */
  | { readonly type: 'lost'; readonly leg: LegId };

/**
 * Where every leg of every call ends. Legs are set up by SDP; what one hears is changed here and never negotiated again.
 * Refusals are {@link MediaError}s.
 */
export interface MediaAnchor {
  answerBrowser(offer: string, band?: Band): Promise<OpenedLeg>;
  offerBrowser(band?: Band): Promise<OpenedLeg>;
  answerTrunk(offer: string, band?: Band): Promise<OpenedLeg>;
  offerTrunk(): Promise<OpenedLeg>;
  /** The other side's answer to our offer; a trunk's may come again, early media first. */
  acceptAnswer(leg: LegId, answer: string): Promise<void>;
  /** A later offer on a leg that stands (hold, resume, another network); gives the answer. */
  renegotiate(leg: LegId, offer: string): Promise<string>;

  /** Makes exactly this true for the legs it names: who hears whom. A leg alone hears silence. */
  arrange(talk: Talk): Promise<void>;
  /** A sound in place of what the leg hears: a file without its ending, `<path>.opus` and `<path>.alaw`. */
  play(leg: LegId, sound: string, isRepeated?: boolean): Promise<void>;
  stopPlaying(leg: LegId): Promise<void>;
  /** Keys `0-9*#A-D` as telephone events (RFC 4733). Those of one party reach a telephone that hears it by themselves. */
  sendDigits(leg: LegId, digits: string): Promise<void>;

  /** Writes what two legs say, one in each channel. */
  record(left: LegId, right: LegId, path: string): Promise<StartedRecording>;
  /** Silence is written until it is resumed, so that times in the file stay times of the call. */
  pauseRecording(recording: RecordingId): Promise<void>;
  resumeRecording(recording: RecordingId): Promise<void>;
  /** Resolves when the file is whole. A recording also ends with the second of its legs. */
  stopRecording(recording: RecordingId): Promise<void>;

  quality(leg: LegId): Promise<LegQuality>;
  /** The leg is closed in any case; rejects when a recording that ended with it could not be finished. */
  close(leg: LegId): Promise<void>;
  onEvent(listener: (event: MediaEvent) => void): () => void;
  /** Closes every leg, and whatever the driver started. */
  stop(): Promise<void>;
}
