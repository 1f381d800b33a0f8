import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { RtpHeader, RtpPacket } from 'werift';
import { decodeLaw, encodeLaw } from './audio/g711.ts';
import type { LegId, MediaAnchor } from './media-anchor.ts';
import { eventPackets } from './rtp/telephone-event.ts';

const EVENT_TYPE = 101;

/** A-law. */
export const toneSamples = (hertz: number, seconds: number, from = 0): Buffer =>
  encodeLaw(
    Int16Array.from(
      { length: seconds * 8_000 },
      (_, at) => 8_000 * Math.sin((2 * Math.PI * hertz * (from + at)) / 8_000),
    ),
    'pcma',
  );

/** A telephone behind a trunk: plain RTP, A-law, a tone instead of a voice. */
export class TrunkPhone {
  leg: LegId = '';
  /** Payloads of telephone events, as they came. */
  readonly events: Buffer[] = [];
  readonly #socket: Socket;
  readonly #hertz: number;
  readonly #heard: number[] = [];
  #target = 0;
  #sequence = 0;
  #pressed = 4_000_000;
  #timer: NodeJS.Timeout | null = null;

  static async open(hertz: number): Promise<TrunkPhone> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new TrunkPhone(socket, hertz);
  }

  private constructor(socket: Socket, hertz: number) {
    this.#socket = socket;
    this.#hertz = hertz;
    socket.on('message', (datagram) => this.#receive(RtpPacket.deSerialize(datagram)));
  }

  /** The anchor offers; this answers and speaks. */
  async beCalled(anchor: MediaAnchor): Promise<this> {
    const { leg, sdp } = await anchor.offerTrunk();
    this.leg = leg;
    await anchor.acceptAnswer(leg, this.answerTo(sdp));
    return this;
  }

  /** Its answer; it speaks from now on, or later. */
  answerTo(offer: string, afterMs = 0): string {
    this.#target = Number(/^m=audio (\d+)/m.exec(offer)![1]);
    this.#timer ??= setTimeout(() => (this.#timer = setInterval(() => this.#speak(), 20)), afterMs);
    return this.description();
  }

  description(types = `8 ${EVENT_TYPE}`): string {
    const { port } = this.#socket.address();
    return [
      ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', `m=audio ${port} RTP/AVP ${types}`],
      ...['a=rtpmap:8 PCMA/8000', `a=rtpmap:${EVENT_TYPE} telephone-event/8000`, ''],
    ].join('\r\n');
  }

  press(key: string): void {
    this.#pressed += 8_000;
    for (const { payload } of eventPackets(key, 160)) this.#send(EVENT_TYPE, payload, this.#pressed);
  }

  /** Which of these tones are in the last 200 ms. */
  heard(tones: readonly number[]): number[] {
    const samples = this.#heard.slice(-1_600);
    return tones.filter((hertz) => samples.length === 1_600 && strength(samples, hertz) > 400);
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#socket.close();
  }

  #speak(): void {
    const at = this.#sequence * 160;
    this.#send(8, toneSamples(this.#hertz, 0.02, at), at);
  }

  #send(payloadType: number, payload: Buffer, timestamp: number): void {
    this.#sequence += 1;
    const header = new RtpHeader({ payloadType, sequenceNumber: this.#sequence, timestamp, ssrc: 77 });
    this.#socket.send(new RtpPacket(header, payload).serialize(), this.#target, '127.0.0.1');
  }

  #receive({ header, payload }: RtpPacket): void {
    if (header.payloadType === EVENT_TYPE) this.events.push(payload);
    else this.#heard.push(...decodeLaw(payload, 'pcma'));
  }
}

/** How much of a tone there is (Goertzel), in samples' units. */
function strength(samples: readonly number[], hertz: number): number {
  const turn = (2 * Math.PI * hertz) / 8_000;
  const real = samples.reduce((sum, sample, at) => sum + sample * Math.cos(turn * at), 0);
  const imaginary = samples.reduce((sum, sample, at) => sum + sample * Math.sin(turn * at), 0);
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}
