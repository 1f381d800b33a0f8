import type { RTCDtlsTransport } from 'werift';
import { isMedia, isReport, type ReceivedRtp, type RtpPacketParts } from '../rtp/rtp-packet.ts';
import { type SrtpKeys, SrtpReceiver, SrtpSender } from '../rtp/srtp.ts';

type Srtp = RTCDtlsTransport['srtp'];
/** RFC 7714, section 14.2; the only other one that werift agrees on is AES-CM with HMAC-SHA1. */
const GCM = 7;

export interface RoadEvents {
  packet(packet: ReceivedRtp): void;
  report(datagram: Buffer): void;
}

/**
 * The way between a browser and us, once the handshake is over. werift keeps its connection and its keys; sound goes past werift's
 * tracks, receivers and senders, which copy, parse and account for each packet several times.
 */
export class SecureRoad {
  readonly #transport: RTCDtlsTransport;
  readonly #sender: SrtpSender;
  readonly #receiver: SrtpReceiver;

  constructor(transport: RTCDtlsTransport, events: RoadEvents) {
    this.#transport = transport;
    this.#sender = new SrtpSender(sendingKeys(transport));
    this.#receiver = new SrtpReceiver(receivingKeys(transport));
    pastWerift(transport, (datagram) => {
      if (isReport(datagram)) return this.#readReport(datagram, events);
      const packet = this.#receiver.unprotect(datagram);
      if (packet) events.packet(packet);
    });
  }

  /** What cannot be sent on a way that is going is lost, as a packet may be. */
  send(parts: RtpPacketParts, payload: Buffer): void {
    const datagram = this.#sender.protect(parts, payload);
    if (datagram) this.#transport.iceTransport.connection.send(datagram).catch(() => undefined);
  }

  sendReport(report: Buffer): void {
    const { iceTransport, srtcp } = this.#transport;
    iceTransport.connection.send(srtcp.encrypt(report)).catch(() => undefined);
  }

  #readReport(datagram: Buffer, events: RoadEvents): void {
    let report: Buffer;
    try {
      report = this.#transport.srtcp.decrypt(datagram);
    } catch {
      // Forged or broken: not the other side's.
      return;
    }
    events.report(report);
  }
}

/** What is sound goes to `heard`. The handshake's packets stay werift's: the other side may not have had our last ones. */
export function pastWerift({ iceTransport }: RTCDtlsTransport, heard: (datagram: Buffer) => void): void {
  const { onData } = iceTransport.connection;
  const others = onData.execute;
  onData.execute = (datagram) => (isMedia(datagram) ? heard(datagram) : others(datagram));
}

export const sendingKeys = ({ srtp }: RTCDtlsTransport): SrtpKeys => keysOf(srtp, srtp.localContext);
export const receivingKeys = ({ srtp }: RTCDtlsTransport): SrtpKeys => keysOf(srtp, srtp.remoteContext);

const keysOf = ({ config }: Srtp, context: Srtp['localContext']): SrtpKeys => ({
  kind: config.profile === GCM ? 'gcm' : 'hmac',
  key: context.srtpSessionKey,
  salt: context.srtpSessionSalt,
  authentication: context.srtpSessionAuthTag,
});
