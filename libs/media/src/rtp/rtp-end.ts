import { clockRate, type Codec, type Frame } from '../audio/frame.ts';
import type { LegQuality } from '../media-anchor.ts';
import { OutgoingStream } from './outgoing-stream.ts';
import { ReceiveStatistics } from './receive-statistics.ts';
import { Reports } from './reports.ts';
import type { ReceivedRtp, RtpPacketParts } from './rtp-packet.ts';
import { KeyListener } from './telephone-event.ts';

/** What both sides have agreed on, by payload type. */
export type PayloadTypes = ReadonlyMap<number, Codec | 'event'>;
export interface RtpEvents {
  frame(frame: Frame): void;
  digit(digit: string): void;
}

/** The sound of one leg, whatever carries its packets: what is numbered, counted and reported of it, and what its packets are. */
export class RtpEnd {
  readonly #ssrc: number;
  readonly #events: RtpEvents;
  readonly #out = new OutgoingStream();
  readonly #reports = new Reports();
  readonly #keys = new KeyListener();
  #received = new ReceiveStatistics(clockRate('pcma'));
  #codec: Codec | null = null;
  #types: PayloadTypes = new Map();
  #sent = { packets: 0, bytes: 0, timestamp: 0 };

  constructor(ssrc: number, events: RtpEvents) {
    this.#ssrc = ssrc;
    this.#events = events;
  }

  next(source: object, frame: Frame, payloadType: number): RtpPacketParts {
    const { sequence, timestamp, isFirst } = this.#out.number(source, frame);
    this.#sent = { packets: this.#sent.packets + 1, bytes: this.#sent.bytes + frame.payload.length, timestamp };
    return { payloadType, isMarked: isFirst, sequence, timestamp, ssrc: this.#ssrc };
  }

  nextEvent(payloadType: number, timestamp: number, isFirst: boolean): RtpPacketParts {
    return { payloadType, isMarked: isFirst, sequence: this.#out.between(), timestamp, ssrc: this.#ssrc };
  }

  now(): number {
    return this.#out.now(this.#codec ?? 'pcma');
  }

  /** What comes is counted anew when its clock is another. */
  agreed(codec: Codec, types: PayloadTypes): void {
    if (codec !== this.#codec) this.#received = new ReceiveStatistics(clockRate(codec));
    this.#codec = codec;
    this.#types = types;
  }

  heard({ ssrc, sequence, timestamp, payloadType, payload }: ReceivedRtp): void {
    this.#received.add(ssrc, sequence, timestamp);
    const type = this.#types.get(payloadType);
    if (!type) return;
    if (type === 'event') {
      const key = this.#keys.heard(payload, timestamp);
      if (key !== null) this.#events.digit(key);
    } else if (payload.length > 0) {
      this.#events.frame({ codec: type, payload, sequence, timestamp });
    }
  }

  /** Null before anything was sent. */
  report(): Buffer | null {
    if (this.#sent.packets === 0) return null;
    return this.#reports.write({ ssrc: this.#ssrc, ...this.#sent }, this.#received);
  }

  heardReport(datagram: Buffer): void {
    this.#reports.read(datagram, this.#ssrc);
  }

  quality(): LegQuality {
    const { packets, lost, jitterMs } = this.#received;
    return {
      codec: this.#codec,
      packetsReceived: packets,
      packetsLost: lost,
      packetsSent: this.#sent.packets,
      jitterMs,
      roundTripMs: this.#reports.roundTripMs,
    };
  }
}
