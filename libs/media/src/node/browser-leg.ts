import {
  MediaStreamTrack,
  RTCPeerConnection,
  RtpHeader,
  RtpPacket,
  RTCRtpCodecParameters,
  type RTCRtpTransceiver,
} from 'werift';
import { type Codec, type Frame, isLaw } from '../audio/frame.ts';
import type { Band, LegQuality } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import { OutgoingStream } from '../rtp/outgoing-stream.ts';
import { KeyListener } from '../rtp/telephone-event.ts';
import { checkBrowserSdp, withoutCandidates } from '../rtp/sdp.ts';
import type { Leg, LegEvents } from './leg.ts';

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

/** A browser's end: ICE (lite: the browser looks for the way, we answer), DTLS-SRTP, RTP. */
export class BrowserLeg implements Leg {
  readonly kind = 'browser';
  readonly #connection: RTCPeerConnection;
  readonly #transceiver: RTCRtpTransceiver;
  readonly #track = new MediaStreamTrack({ kind: 'audio' });
  readonly #events: LegEvents;
  readonly #out = new OutgoingStream();
  readonly #keys = new KeyListener();
  readonly #heardTracks = new WeakSet<MediaStreamTrack>();

  constructor({ band, host, ports }: BrowserLegOptions, events: LegEvents) {
    this.#events = events;
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
    this.#transceiver = this.#connection.addTransceiver(this.#track, { direction: 'sendrecv' });
    this.#transceiver.onTrack.subscribe((track) => this.#listen(track));
    this.#connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected') events.connected();
      if (state === 'failed') events.lost();
    });
  }

  get codec(): Codec | null {
    const name = this.#connection.remoteDescription && this.#transceiver.sender.codec?.name.toLowerCase();
    return name === 'opus' || name === 'pcma' || name === 'pcmu' ? name : null;
  }

  async offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#connection.localDescription!.sdp;
  }

  async acceptAnswer(answer: string): Promise<void> {
    await this.#negotiate({ type: 'answer', sdp: answer });
  }

  async renegotiate(offer: string): Promise<string> {
    await this.#negotiate({ type: 'offer', sdp: offer });
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    return this.#connection.localDescription!.sdp;
  }

  send(source: object, frame: Frame): void {
    if (frame.codec !== this.codec) return;
    const { sequence, timestamp, isFirst } = this.#out.number(source, frame);
    const header = new RtpHeader({ sequenceNumber: sequence, timestamp, marker: isFirst });
    this.#track.writeRtp(new RtpPacket(header, frame.payload));
  }

  /** Past the track, which would give it the payload type of sound. */
  sendEvent(payload: Buffer, timestamp: number, isFirst: boolean): void {
    const { sender } = this.#transceiver;
    const payloadType = this.#eventType();
    if (payloadType === null || sender.dtlsTransport.state !== 'connected') return;
    const sequenceNumber = this.#out.between();
    const header = new RtpHeader({ payloadType, sequenceNumber, timestamp, marker: isFirst, ssrc: sender.ssrc });
    // What cannot be sent on a transport that is going is lost, as a packet on the way may be.
    sender.dtlsTransport.sendRtp(payload, header).catch(() => undefined);
  }

  now(): number {
    return this.#out.now(this.codec ?? 'pcma');
  }

  quality(): LegQuality {
    const stats = [
      ...this.#transceiver.receiver.collectStats(0),
      ...this.#transceiver.sender.collectStats(0),
    ] as Figures[];
    const received = stats.filter(({ type }) => type === 'inbound-rtp');
    const sent = stats.find(({ type }) => type === 'outbound-rtp');
    const roundTrip = stats.find(({ type }) => type === 'remote-inbound-rtp')?.roundTripTime;
    const total = (key: 'packetsReceived' | 'packetsLost'): number =>
      received.reduce((sum, one) => sum + (one[key] ?? 0), 0);
    return {
      codec: this.codec,
      packetsReceived: total('packetsReceived'),
      packetsLost: Math.max(0, total('packetsLost')),
      packetsSent: sent?.packetsSent ?? 0,
      jitterMs: Math.round(Math.max(0, ...received.map(({ jitter = 0 }) => jitter)) * 1_000),
      roundTripMs: roundTrip === undefined ? null : Math.max(0, Math.round(roundTrip * 1_000)),
    };
  }

  async close(): Promise<void> {
    this.#track.stop();
    await this.#connection.close();
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
    if (this.codec === null) throw new MediaError('no_common_codec');
  }

  #listen(track: MediaStreamTrack): void {
    if (this.#heardTracks.has(track)) return;
    this.#heardTracks.add(track);
    track.onReceiveRtp.subscribe(({ header, payload }) => {
      if (header.payloadType === this.#eventType()) return this.#hearKey(payload, header.timestamp);
      const codec = this.#codecOf(header.payloadType);
      if (!codec || payload.length === 0) return;
      this.#events.frame({ codec, payload, sequence: header.sequenceNumber, timestamp: header.timestamp });
    });
  }

  #hearKey(payload: Buffer, timestamp: number): void {
    const key = this.#keys.heard(payload, timestamp);
    if (key !== null) this.#events.digit(key);
  }

  #codecOf(payloadType: number): Codec | null {
    const { codec } = this;
    return this.#transceiver.sender.codec?.payloadType === payloadType ? codec : null;
  }

  #eventType(): number | null {
    const { codec } = this;
    const rate = codec && isLaw(codec) ? 8_000 : 48_000;
    const isEvent = ({ name, clockRate }: RTCRtpCodecParameters) => name === 'telephone-event' && clockRate === rate;
    return this.#transceiver.codecs.find(isEvent)?.payloadType ?? null;
  }
}

interface Figures {
  readonly type: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsSent?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
}
