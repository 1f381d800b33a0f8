import { randomInt } from 'node:crypto';
import type { RemoteInfo } from 'node:dgram';
import type { Codec, Frame } from '../audio/frame.ts';
import type { Band, LegQuality } from '../media-anchor.ts';
import { type PayloadTypes, RtpEnd } from '../rtp/rtp-end.ts';
import { readRtp, type RtpPacketParts, writeRtp } from '../rtp/rtp-packet.ts';
import { answerTo, payloadTypeOf, type PlainSession, readPlainSdp, writePlainSdp } from '../rtp/sdp.ts';
import type { UdpPair } from '../rtp/udp-pair.ts';
import type { Leg, LegEvents } from './leg.ts';

const CODECS: Record<Band, readonly Codec[]> = { telephone: ['pcma', 'pcmu'], wide: ['opus', 'pcma', 'pcmu'] };
const EVENT_TYPE = 101;
const REPORT_MS = 2_500;

export interface TrunkLegOptions {
  readonly host: string;
  /** Telephone lines have G.711 alone. */
  readonly band: Band;
}

/** The end of a telephone line, or of a line from another relay: plain RTP. */
export class TrunkLeg implements Leg {
  readonly kind = 'trunk';
  readonly #pair: UdpPair;
  readonly #options: TrunkLegOptions;
  readonly #events: LegEvents;
  readonly #rtp: RtpEnd;
  readonly #reporting: NodeJS.Timeout;
  #session: PlainSession | null = null;
  /** Where RTP goes: as described, until it is seen to come from another port there (a NAT). */
  #port = 0;
  #version = 0;

  constructor(pair: UdpPair, options: TrunkLegOptions, events: LegEvents) {
    this.#pair = pair;
    this.#options = options;
    this.#events = events;
    this.#rtp = new RtpEnd(randomInt(2 ** 32 - 1), events);
    pair.rtp.on('message', (datagram, from) => this.#receive(datagram, from));
    pair.rtcp.on('message', (datagram, from) => this.#receiveReport(datagram, from));
    this.#reporting = setInterval(() => this.#report(), REPORT_MS);
  }

  get codec(): Codec | null {
    return this.#session?.codec ?? null;
  }

  offer(): string {
    const codecs = this.#codecs.map((codec) => [codec, payloadTypeOf(codec)] as const);
    return this.#describe(codecs, EVENT_TYPE, 'sendrecv');
  }

  async acceptAnswer(answer: string): Promise<void> {
    this.#meet(readPlainSdp(answer, this.#codecs));
  }

  async renegotiate(offer: string): Promise<string> {
    const { codec, payloadType, eventType, direction } = this.#meet(readPlainSdp(offer, this.#codecs));
    return this.#describe([[codec, payloadType]], eventType, answerTo(direction));
  }

  send(source: object, frame: Frame): void {
    const session = this.#session;
    if (session === null || frame.codec !== session.codec) return;
    this.#write(this.#rtp.next(source, frame, session.payloadType), frame.payload);
  }

  sendEvent(payload: Buffer, timestamp: number, isFirst: boolean): void {
    const type = this.#session?.eventType;
    if (type !== null && type !== undefined) this.#write(this.#rtp.nextEvent(type, timestamp, isFirst), payload);
  }

  now(): number {
    return this.#rtp.now();
  }

  quality(): LegQuality {
    return this.#rtp.quality();
  }

  async close(): Promise<void> {
    clearInterval(this.#reporting);
    await Promise.all(
      [this.#pair.rtp, this.#pair.rtcp].map((socket) => new Promise<void>((done) => void socket.close(done))),
    );
  }

  get #codecs(): readonly Codec[] {
    return CODECS[this.#options.band];
  }

  #meet(session: PlainSession): PlainSession {
    const before = this.#session;
    this.#session = session;
    this.#rtp.agreed(session.codec, this.#types(session));
    this.#port = session.port;
    if (before === null) this.#events.connected();
    return session;
  }

  #describe(
    codecs: Parameters<typeof writePlainSdp>[0]['codecs'],
    eventType: number | null,
    direction: string,
  ): string {
    this.#version += 1;
    const [{ host }, { port }, version] = [this.#options, this.#pair, this.#version];
    return writePlainSdp({ host, port, version, codecs, eventType, direction });
  }

  /** Only from where the description says, whatever the port: others may not speak into a call. */
  #receive(datagram: Buffer, from: RemoteInfo): void {
    if (from.address !== this.#session?.address) return;
    const packet = readRtp(datagram);
    if (!packet) return;
    this.#port = from.port;
    this.#rtp.heard(packet);
  }

  #types({ codec, payloadType, eventType }: PlainSession): PayloadTypes {
    const types = new Map<number, Codec | 'event'>(this.#codecs.map((one) => [payloadTypeOf(one), one]));
    types.delete(payloadTypeOf(codec));
    types.set(payloadType, codec);
    return eventType === null ? types : types.set(eventType, 'event');
  }

  #write(parts: RtpPacketParts, payload: Buffer): void {
    if (!this.#session || this.#port === 0) return;
    this.#pair.rtp.send(writeRtp(parts, payload), this.#port, this.#session.address);
  }

  #report(): void {
    const report = this.#session && this.#port > 0 ? this.#rtp.report() : null;
    if (report) this.#pair.rtcp.send(report, this.#port + 1, this.#session!.address);
  }

  #receiveReport(datagram: Buffer, from: RemoteInfo): void {
    if (from.address === this.#session?.address) this.#rtp.heardReport(datagram);
  }
}
