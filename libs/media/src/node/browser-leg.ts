import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, type RTCRtpTransceiver } from 'werift';
import { type Codec, type Frame, isLaw } from '../audio/frame.ts';
import type { Band, LegQuality } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import { RtpEnd } from '../rtp/rtp-end.ts';
import { checkBrowserSdp, withoutCandidates } from '../rtp/sdp.ts';
import { keepEarlyHandshake } from './early-handshake.ts';
import type { Leg, LegEvents } from './leg.ts';
import { SecureRoad } from './secure-road.ts';

const REPORT_MS = 2_500;
const audio = (name: string, payloadType: number, clockRate: number, channels = 1, parameters?: string) =>
  new RTCRtpCodecParameters({
    mimeType: `audio/${name}`,
    payloadType,
    clockRate,
    channels,
    ...(parameters ? { parameters } : {}),
  });
/** Order is preference. Telephone events go at the clock of the sound they are beside. */
const codecsOf = (band: Band): RTCRtpCodecParameters[] => [
  ...(band === 'wide'
    ? [audio('opus', 111, 48_000, 2, 'minptime=10;useinbandfec=1'), audio('telephone-event', 110, 48_000)]
    : []),
  ...[audio('PCMA', 8, 8_000), audio('PCMU', 0, 8_000), audio('telephone-event', 126, 8_000)],
];

export interface BrowserLegOptions {
  readonly band: Band;
  readonly host: string;
  /** UDP ports that may be used; any when null. */
  readonly ports: readonly [number, number] | null;
}

/** A browser's end: ICE (lite: the browser looks for the way, we answer), DTLS and the descriptions are werift's; the packets are ours. */
export class BrowserLeg implements Leg {
  readonly kind = 'browser';
  readonly #connection: RTCPeerConnection;
  readonly #transceiver: RTCRtpTransceiver;
  readonly #rtp: RtpEnd;
  readonly #reporting: NodeJS.Timeout;
  #agreed: { readonly codec: Codec; readonly payloadType: number; readonly eventType: number | null } | null = null;
  #road: SecureRoad | null = null;

  constructor({ band, host, ports }: BrowserLegOptions, events: LegEvents) {
    this.#connection = new RTCPeerConnection({
      codecs: { audio: codecsOf(band), video: [] },
      iceLite: true,
      iceServers: [],
      iceUseIpv6: host.includes(':'),
      iceUseTcp: false,
      iceInterfaceAddresses: host.includes(':') ? { udp6: host } : { udp4: host },
      iceAdditionalHostAddresses: [host],
      icePortRange: ports ? [...ports] : undefined,
      bundlePolicy: 'max-bundle',
    });
    const track = new MediaStreamTrack({ kind: 'audio' });
    this.#transceiver = this.#connection.addTransceiver(track, { direction: 'sendrecv' });
    this.#rtp = new RtpEnd(this.#transceiver.sender.ssrc, events);
    this.#reporting = setInterval(() => this.#report(), REPORT_MS);
    this.#connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected') {
        this.#road ??= this.#open();
        events.connected();
      }
      if (state === 'failed') events.lost();
    });
  }

  get codec(): Codec | null {
    return this.#agreed?.codec ?? null;
  }

  async offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    keepEarlyHandshake(this.#transceiver.sender.dtlsTransport);
    return this.#connection.localDescription!.sdp;
  }

  async acceptAnswer(answer: string): Promise<void> {
    await this.#negotiate({ type: 'answer', sdp: answer });
  }

  async renegotiate(offer: string): Promise<string> {
    await this.#negotiate({ type: 'offer', sdp: offer });
    const { dtlsTransport } = this.#transceiver.sender;
    // Unless it wants to wait, the browser begins the handshake: it does so at once, werift after a pause.
    if (dtlsTransport.role === 'auto' && !/^a=setup:passive\r?$/m.test(offer)) dtlsTransport.role = 'server';
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    return this.#connection.localDescription!.sdp;
  }

  send(source: object, frame: Frame): void {
    if (this.#road === null || frame.codec !== this.#agreed?.codec) return;
    this.#road.send(this.#rtp.next(source, frame, this.#agreed.payloadType), frame.payload);
  }

  sendEvent(payload: Buffer, timestamp: number, isFirst: boolean): void {
    const type = this.#agreed?.eventType ?? null;
    if (type !== null) this.#road?.send(this.#rtp.nextEvent(type, timestamp, isFirst), payload);
  }

  now(): number {
    return this.#rtp.now();
  }

  quality(): LegQuality {
    return this.#rtp.quality();
  }

  async close(): Promise<void> {
    clearInterval(this.#reporting);
    await this.#connection.close();
  }

  #open(): SecureRoad {
    return new SecureRoad(this.#transceiver.sender.dtlsTransport, {
      packet: (packet) => this.#rtp.heard(packet),
      report: (report) => this.#rtp.heardReport(report),
    });
  }

  #report(): void {
    const report = this.#road && this.#rtp.report();
    if (report) this.#road?.sendReport(report);
  }

  async #negotiate({ type, sdp }: { type: 'offer' | 'answer'; sdp: string }): Promise<void> {
    checkBrowserSdp(sdp);
    const wanted = type === 'offer' ? 'stable' : 'have-local-offer';
    if (this.#connection.signalingState !== wanted) throw new MediaError('wrong_state', `no ${type} is awaited`);
    try {
      await this.#connection.setRemoteDescription({ type, sdp: withoutCandidates(sdp) });
    } catch (error) {
      throw new MediaError('bad_sdp', String(error));
    }
    this.#agree();
  }

  #agree(): void {
    const { codecs, sender } = this.#transceiver;
    const codec = sender.codec?.name.toLowerCase();
    if (codec !== 'opus' && codec !== 'pcma' && codec !== 'pcmu') throw new MediaError('no_common_codec');
    const { payloadType } = sender.codec!;
    const rate = isLaw(codec) ? 8_000 : 48_000;
    // Keys are heard at either clock: Chromium sends them at that of G.711 though it speaks Opus. Ours go at that of the sound.
    const events = codecs.filter(({ name }) => name === 'telephone-event');
    const eventType = events.find(({ clockRate }) => clockRate === rate)?.payloadType ?? null;
    this.#agreed = { codec, payloadType, eventType };
    const keys = events.map((one) => [one.payloadType, 'event'] as const);
    this.#rtp.agreed(codec, new Map<number, Codec | 'event'>([[payloadType, codec], ...keys]));
  }
}
