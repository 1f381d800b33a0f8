import { randomInt } from 'node:crypto';
import type { RemoteInfo } from 'node:dgram';
import { RtpHeader, RtpPacket } from 'werift';
import { type Frame } from '../audio/frame.ts';
import type { Law } from '../audio/g711.ts';
import type { LegQuality } from '../media-anchor.ts';
import { OutgoingStream } from '../rtp/outgoing-stream.ts';
import { ReceiveStatistics } from '../rtp/receive-statistics.ts';
import { Reports } from '../rtp/reports.ts';
import { payloadType, readTrunkSdp, type TrunkSession, writeTrunkSdp } from '../rtp/sdp.ts';
import { KeyListener } from '../rtp/telephone-event.ts';
import type { UdpPair } from '../rtp/udp-pair.ts';
import type { Leg, LegEvents } from './leg.ts';

const LAWS: readonly Law[] = ['pcma', 'pcmu'];
const EVENT_TYPE = 101;
const REPORT_MS = 2_500;

/** A telephone line's end: plain RTP with G.711. */
export class TrunkLeg implements Leg {
  readonly kind = 'trunk';
  readonly #pair: UdpPair;
  readonly #host: string;
  readonly #events: LegEvents;
  readonly #ssrc = randomInt(2 ** 32 - 1);
  readonly #out = new OutgoingStream();
  readonly #received = new ReceiveStatistics(8_000);
  readonly #reports = new Reports();
  readonly #keys = new KeyListener();
  readonly #reporting: NodeJS.Timeout;
  #session: TrunkSession | null = null;
  /** Where RTP goes: as described, until it is seen to come from another port there (a NAT). */
  #port = 0;
  #version = 0;
  #sent = { packets: 0, bytes: 0, timestamp: 0 };

  constructor(pair: UdpPair, host: string, events: LegEvents) {
    this.#pair = pair;
    this.#host = host;
    this.#events = events;
    pair.rtp.on('message', (datagram, from) => this.#receive(datagram, from));
    pair.rtcp.on('message', (datagram, from) => this.#receiveReport(datagram, from));
    this.#reporting = setInterval(() => this.#report(), REPORT_MS);
  }

  get codec(): Law | null {
    return this.#session?.law ?? null;
  }

  offer(): string {
    return this.#describe(LAWS, EVENT_TYPE);
  }

  async acceptAnswer(answer: string): Promise<void> {
    this.#meet(readTrunkSdp(answer));
  }

  async renegotiate(offer: string): Promise<string> {
    const session = readTrunkSdp(offer);
    this.#meet(session);
    return this.#describe([session.law], session.eventType, session.direction);
  }

  send(source: object, frame: Frame): void {
    const { codec } = this;
    if (codec === null || frame.codec !== codec) return;
    const { sequence, timestamp, isFirst } = this.#out.number(source, frame);
    this.#sent = { packets: this.#sent.packets + 1, bytes: this.#sent.bytes + frame.payload.length, timestamp };
    this.#write(payloadType(codec), sequence, timestamp, isFirst, frame.payload);
  }

  sendEvent(payload: Buffer, timestamp: number, isFirst: boolean): void {
    const type = this.#session?.eventType;
    if (type !== null && type !== undefined) this.#write(type, this.#out.between(), timestamp, isFirst, payload);
  }

  now(): number {
    return this.#out.now('pcma');
  }

  quality(): LegQuality {
    const { packets, lost, jitterMs } = this.#received;
    return {
      codec: this.codec,
      packetsReceived: packets,
      packetsLost: lost,
      packetsSent: this.#sent.packets,
      jitterMs,
      roundTripMs: this.#reports.roundTripMs,
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#reporting);
    await Promise.all(
      [this.#pair.rtp, this.#pair.rtcp].map((socket) => new Promise<void>((done) => void socket.close(done))),
    );
  }

  #meet(session: TrunkSession): void {
    const isFirst = this.#session === null;
    this.#session = session;
    this.#port = session.port;
    if (isFirst) this.#events.connected();
  }

  #describe(laws: readonly Law[], eventType: number | null, direction = 'sendrecv'): string {
    this.#version += 1;
    const { port } = this.#pair;
    return writeTrunkSdp({ host: this.#host, port, version: this.#version, laws, eventType, direction });
  }

  /** Only from where the description says, whatever the port: others may not speak into a call. */
  #receive(datagram: Buffer, from: RemoteInfo): void {
    if (from.address !== this.#session?.address) return;
    const packet = readRtp(datagram);
    if (!packet) return;
    const { header, payload } = packet;
    this.#port = from.port;
    this.#received.add(header.ssrc, header.sequenceNumber, header.timestamp);
    if (header.payloadType === this.#session.eventType) return this.#hearKey(payload, header.timestamp);
    const codec = LAWS.find((law) => payloadType(law) === header.payloadType);
    if (!codec || payload.length === 0) return;
    this.#events.frame({ codec, payload, sequence: header.sequenceNumber, timestamp: header.timestamp });
  }

  #hearKey(payload: Buffer, timestamp: number): void {
    const key = this.#keys.heard(payload, timestamp);
    if (key !== null) this.#events.digit(key);
  }

  #write(type: number, sequenceNumber: number, timestamp: number, marker: boolean, payload: Buffer): void {
    if (!this.#session || this.#port === 0) return;
    const header = new RtpHeader({ payloadType: type, sequenceNumber, timestamp, marker, ssrc: this.#ssrc });
    this.#pair.rtp.send(new RtpPacket(header, payload).serialize(), this.#port, this.#session.address);
  }

  #report(): void {
    if (!this.#session || this.#port === 0 || this.#sent.packets === 0) return;
    const report = this.#reports.write({ ssrc: this.#ssrc, ...this.#sent }, this.#received);
    this.#pair.rtcp.send(report, this.#port + 1, this.#session.address);
  }

  #receiveReport(datagram: Buffer, from: RemoteInfo): void {
    if (from.address === this.#session?.address) this.#reports.read(datagram, this.#ssrc);
  }
}

/** Null for what is none. */
function readRtp(datagram: Buffer): RtpPacket | null {
  if (datagram.length < 12 || datagram[0]! >> 6 !== 2) return null;
  try {
    return RtpPacket.deSerialize(datagram);
  } catch {
    return null;
  }
}
