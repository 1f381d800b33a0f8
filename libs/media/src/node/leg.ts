import type { Codec, Frame } from '../audio/frame.ts';
import type { LegQuality } from '../media-anchor.ts';

/** What a leg tells whoever has it. */
export interface LegEvents {
  frame(frame: Frame): void;
  digit(digit: string): void;
  connected(): void;
  lost(): void;
}

/** One end of a call. */
export interface Leg {
  readonly kind: 'browser' | 'trunk';
  /** Null until both sides have spoken. */
  readonly codec: Codec | null;
  acceptAnswer(answer: string): Promise<void>;
  renegotiate(offer: string): Promise<string>;
  /** `source` says whose the frame is: numbers of one source go on, those of another begin anew. */
  send(source: object, frame: Frame): void;
  sendEvent(payload: Buffer, timestamp: number, isFirst: boolean): void;
  /** What the clock of the outgoing stream says; an event begins then. */
  now(): number;
  quality(): LegQuality;
  close(): Promise<void>;
}
