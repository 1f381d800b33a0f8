const HEADER = 12;

/** What is in one RTP packet (RFC 3550, section 5.1), as far as anybody here asks. */
export interface RtpPacketParts {
  readonly payloadType: number;
  readonly isMarked: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
}
export interface ReceivedRtp extends RtpPacketParts {
  readonly payload: Buffer;
}

/** RTP and RTCP among what else comes to the same port (RFC 7983). */
export const isMedia = (datagram: Buffer): boolean => datagram.length >= HEADER && datagram[0]! >> 6 === 2;
/** RFC 5761, section 4: their types do not meet. */
export const isReport = (datagram: Buffer): boolean => datagram[1]! >= 192 && datagram[1]! <= 223;

export function readRtpHeader(datagram: Buffer): RtpPacketParts {
  const second = datagram[1]!;
  return {
    payloadType: second & 0x7f,
    isMarked: second >= 0x80,
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
  };
}

/** Where the payload begins, behind sources and extensions; null when the packet ends before. */
export function payloadOffset(datagram: Buffer): number | null {
  const first = datagram[0]!;
  let offset = HEADER + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (datagram.length < offset + 4) return null;
    offset += 4 + datagram.readUInt16BE(offset + 2) * 4;
  }
  return offset <= datagram.length ? offset : null;
}

/** Without the padding that its last octet counts; null when that is more than there is. */
export function withoutPadding(first: number, payload: Buffer): Buffer | null {
  if (!(first & 0x20)) return payload;
  const padding = payload.at(-1) ?? 0;
  return padding > 0 && padding <= payload.length ? payload.subarray(0, payload.length - padding) : null;
}

/** With room behind the payload for what protects it. */
export function writeRtpHeader(parts: RtpPacketParts, roomBehind: number): Buffer {
  const datagram = Buffer.allocUnsafe(HEADER + roomBehind);
  datagram[0] = 0x80;
  datagram[1] = parts.payloadType | (parts.isMarked ? 0x80 : 0);
  datagram.writeUInt16BE(parts.sequence, 2);
  datagram.writeUInt32BE(parts.timestamp, 4);
  datagram.writeUInt32BE(parts.ssrc, 8);
  return datagram;
}

/** Without protection; null for what is none. */
export function readRtp(datagram: Buffer): ReceivedRtp | null {
  if (!isMedia(datagram)) return null;
  const offset = payloadOffset(datagram);
  const payload = offset === null ? null : withoutPadding(datagram[0]!, datagram.subarray(offset));
  return payload && { ...readRtpHeader(datagram), payload };
}
export function writeRtp(parts: RtpPacketParts, payload: Buffer): Buffer {
  const datagram = writeRtpHeader(parts, payload.length);
  payload.copy(datagram, HEADER);
  return datagram;
}
