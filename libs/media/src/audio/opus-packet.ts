// RFC 6716: what must be known of an Opus packet without decoding it.

/** 20 ms of nothing, as a packet (the silent frame of CELT in its full band). */
export const OPUS_SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** Milliseconds of one frame, by the configuration in the packet's first byte (table 2). */
function frameMs(configuration: number): number {
  if (configuration < 12) return [10, 20, 40, 60][configuration % 4]!;
  if (configuration < 16) return [10, 20][configuration % 2]!;
  return [2.5, 5, 10, 20][configuration % 4]!;
}

export function opusMs(packet: Uint8Array): number {
  const [first = 0, second = 0] = packet;
  const code = first & 3;
  const frames = code === 0 ? 1 : code === 3 ? second & 0x3f : 2;
  return frames * frameMs(first >> 3);
}

/** One frame of 20 ms, which is what browsers send unless told otherwise. */
export const isPlainFrame = (packet: Uint8Array): boolean =>
  packet.length > 0 && (packet[0]! & 3) === 0 && opusMs(packet) === 20 && packet.length <= 1_276;

/**
 * Two mono packets as one packet of two channels, neither of them touched (RFC 7845, section 5.1.1: all streams but the
 * last are self-delimited, RFC 6716 appendix B). What is no plain frame is heard as silence.
 */
export function sideBySide(left: Uint8Array, right: Uint8Array): Buffer {
  const [first, second] = [left, right].map((packet) => (isPlainFrame(packet) ? packet : OPUS_SILENCE));
  return Buffer.concat([first!.subarray(0, 1), lengthOf(first!.length - 1), first!.subarray(1), second!]);
}

/** RFC 6716, section 3.2.1. */
function lengthOf(bytes: number): Buffer {
  if (bytes < 252) return Buffer.from([bytes]);
  const low = 252 + (bytes & 3);
  return Buffer.from([low, (bytes - low) / 4]);
}

/** OpusHead (RFC 7845, section 5.1) for {@link sideBySide}: two streams of one channel each, not coupled. */
export const SIDE_BY_SIDE_HEAD = Buffer.from([
  ...Buffer.from('OpusHead'),
  ...[1, 2, 0, 0],
  ...[0x80, 0xbb, 0, 0],
  ...[0, 0],
  // Family 255: channels without a place in a room. Two streams, none coupled, channel 0 from stream 0, 1 from 1.
  ...[255, 2, 0, 0, 1],
]);

/** OpusHead of one channel; a player skips what the coder needs to be warm (312 samples of libopus). */
export const MONO_HEAD = Buffer.from([...Buffer.from('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]);
