import {
  DtlsClient,
  MediaStreamTrack,
  type RTCDtlsTransport,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  type RTCRtpTransceiver,
} from 'werift';
import { pastWerift, receivingKeys, sendingKeys } from '../../libs/media/src/node/secure-road.ts';
import { isReport } from '../../libs/media/src/rtp/rtp-packet.ts';
import { SrtpReceiver, SrtpSender } from '../../libs/media/src/rtp/srtp.ts';

/** A frame of 20 ms at 32 kbit/s, as browsers send of a voice. */
const FRAME_BYTES = 80;
const OPUS_TOC = 0x78;
/** Behind it stands whose voice it is. */
const MARK = Buffer.from('voice of');
const OPUS_TYPE = 111;
/** Until a voice comes packets are deciphered for so long; after it, and then, they are counted. */
const LOOKED_AT = 750;

export interface Heard {
  /** Number of the phone whose voice it is; null for what is none of ours: music. */
  readonly from: number | null;
  /** On the clock of all processes. */
  readonly at: number;
}

/** A browser's sound without a browser: real ICE, DTLS and SRTP; 50 packets of Opus a second. As cheap as that can be, since it runs on the same machine. */
export class MediaPhone {
  readonly #connection = new RTCPeerConnection({
    codecs: {
      audio: [
        new RTCRtpCodecParameters({ mimeType: 'audio/opus', payloadType: OPUS_TYPE, clockRate: 48_000, channels: 2 }),
      ],
      video: [],
    },
    iceServers: [],
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceInterfaceAddresses: { udp4: '127.0.0.1' },
  });
  readonly #frame = Buffer.alloc(FRAME_BYTES, 0x5a);
  readonly #transceiver: RTCRtpTransceiver;
  /** The one that its description names. */
  readonly #ssrc: number;
  readonly #onHeard: (heard: Heard) => void;
  #transport: RTCDtlsTransport | null = null;
  #sender: SrtpSender | null = null;
  #receiver: SrtpReceiver | null = null;
  #sequence = Math.floor(Math.random() * 30_000);
  #timestamp = 0;
  #looked = 0;
  sent = 0;
  received = 0;

  /** The first voice that it hears is told, as is music before it. */
  constructor(number: number, onHeard: (heard: Heard) => void) {
    this.#frame[0] = OPUS_TOC;
    MARK.copy(this.#frame, 1);
    this.#frame.writeUInt32BE(number, 1 + MARK.length);
    this.#onHeard = onHeard;
    this.#transceiver = this.#connection.addTransceiver(new MediaStreamTrack({ kind: 'audio' }), {
      direction: 'sendrecv',
    });
    this.#ssrc = this.#transceiver.sender.ssrc;
    this.#connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected' && !this.#transport) this.#connected(this.#transceiver.sender.dtlsTransport);
    });
  }

  async offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#connection.localDescription!.sdp;
  }

  async accept(sdp: string): Promise<void> {
    hurry(this.#transceiver.sender.dtlsTransport);
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  /** Of one who is called. */
  async answer(sdp: string): Promise<string> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    hurry(this.#transceiver.sender.dtlsTransport);
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    return this.#connection.localDescription!.sdp;
  }

  /** As when the browser is killed: nothing comes from it any more, and it says no goodbye. */
  vanish(): void {
    const { iceTransport } = this.#transceiver.sender.dtlsTransport;
    this.#transport = null;
    void iceTransport?.stop().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#transport = null;
    await this.#connection.close();
  }

  /** One packet. */
  speak(): void {
    if (!this.#transport || !this.#sender) return;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + 960) >>> 0;
    const { sequence, timestamp, ssrc } = { sequence: this.#sequence, timestamp: this.#timestamp, ssrc: this.#ssrc };
    const parts = { payloadType: OPUS_TYPE, isMarked: false, sequence, timestamp, ssrc };
    const packet = this.#sender.protect(parts, this.#frame);
    if (!packet) return;
    this.sent += 1;
    this.#transport.iceTransport.connection.send(packet).catch(() => undefined);
  }

  #connected(transport: RTCDtlsTransport): void {
    this.#transport = transport;
    this.#sender = new SrtpSender(sendingKeys(transport));
    this.#receiver = new SrtpReceiver(receivingKeys(transport));
    pastWerift(transport, (datagram) => {
      if (!isReport(datagram)) this.#receive(datagram);
    });
  }

  #receive(datagram: Buffer): void {
    this.received += 1;
    const plain = this.#receiver?.unprotect(datagram);
    if (!plain) return;
    const isVoice = plain.payload.subarray(1, 1 + MARK.length).equals(MARK);
    if (isVoice || this.#looked === 0)
      this.#onHeard({ from: isVoice ? plain.payload.readUInt32BE(1 + MARK.length) : null, at: now() });
    this.#looked += 1;
    if (isVoice || this.#looked === LOOKED_AT) this.#receiver = null;
  }
}

/** The same in each process of a machine. */
export const now = (): number => performance.timeOrigin + performance.now();

/** A browser begins its handshake as soon as there is a way; werift waits 100 ms before it does. */
function hurry(transport: RTCDtlsTransport): void {
  transport.onStateChange.subscribe((state) => {
    if (state === 'connecting') queueMicrotask(() => begin(transport.dtls));
  });
}
function begin(client: RTCDtlsTransport['dtls']): void {
  if (!(client instanceof DtlsClient)) return;
  client.connect().catch(() => undefined);
  client.connect = async () => undefined;
}
