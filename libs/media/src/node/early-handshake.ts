import type { RTCDtlsTransport } from 'werift';
import { isMedia } from '../rtp/rtp-packet.ts';

/** Pieces of a hello; ports can be guessed, so more is not kept. */
const MOST_KEPT = 4;
/** RFC 6347, section 4.1: type, version, epoch, sequence number, length; what is said again has another number. */
const RECORD_HEADER = 13;

/**
 * A browser begins its handshake once there is a way, which may be before we have read its answer, and werift hears nothing yet. What
 * comes until then is kept, and given to werift when it listens; else the browser would say it again after a pause only, up to a second
 * (RFC 6347, section 4.2.4.1).
 */
export function keepEarlyHandshake(transport: RTCDtlsTransport): void {
  const { onData } = transport.iceTransport.connection;
  const early: Buffer[] = [];
  const said = (datagram: Buffer): Buffer => datagram.subarray(RECORD_HEADER);
  const { unSubscribe } = onData.subscribe((datagram) => {
    if (isMedia(datagram) || early.length === MOST_KEPT) return;
    if (!early.some((one) => said(one).equals(said(datagram)))) early.push(datagram);
  });
  // Told just before werift listens.
  transport.onStateChange.once(() => {
    unSubscribe();
    queueMicrotask(() => early.forEach((datagram) => onData.execute(datagram)));
  });
}
