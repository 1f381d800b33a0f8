// RFC 4733: a key as packets beside the sound.
import { Pace } from '../pace.ts';

const NAMES = '0123456789*#ABCD';
/** 100 ms a key, 20 ms a packet; the last goes three times, since it ends the key. */
const PACKETS = 5;
const REPEATS_OF_LAST = 2;
const VOLUME = 10;

export const isDigits = (digits: string): boolean => /^[0-9*#A-D]{1,64}$/.test(digits);

export interface EventPacket {
  readonly payload: Buffer;
  readonly isFirst: boolean;
}

/** What is sent for a key, one packet each 20 ms; all have the timestamp of the first. */
export function eventPackets(key: string, ticksPerFrame: number): EventPacket[] {
  return Array.from({ length: PACKETS + REPEATS_OF_LAST }, (_, at) => {
    const payload = Buffer.alloc(4);
    payload[0] = NAMES.indexOf(key);
    payload[1] = (at >= PACKETS - 1 ? 0x80 : 0) | VOLUME;
    payload.writeUInt16BE(Math.min(at + 1, PACKETS) * ticksPerFrame, 2);
    return { payload, isFirst: at === 0 };
  });
}

/** Nobody presses faster, and a flood would keep everybody busy who is told of keys. */
export const KEYS_OF_ONE = { atOnce: 20, perSecond: 20 } as const;

/** Tells each key once, however many packets it has and however many are lost. */
export class KeyListener {
  #timestamp: number | null = null;
  readonly #pace = new Pace(KEYS_OF_ONE);

  /** The key, when this packet is the first seen of it. */
  heard(payload: Uint8Array, timestamp: number): string | null {
    const key = payload.length >= 4 ? NAMES[payload[0]!] : undefined;
    if (key === undefined || timestamp === this.#timestamp) return null;
    this.#timestamp = timestamp;
    return this.#pace.takes() ? key : null;
  }
}
