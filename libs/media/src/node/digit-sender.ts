import type { FrameClock } from '../audio/frame-clock.ts';
import { frameTicks } from '../audio/frame.ts';
import { type EventPacket, eventPackets } from '../rtp/telephone-event.ts';
import type { Leg } from './leg.ts';

/** Packets that may wait: those of as many keys as can be asked for at once. A key takes longer to send than to press. */
const MOST_WAITING = 64 * eventPackets('0', 0).length;

/** Sends keys one after another, beside whatever the leg hears. */
export class DigitSender {
  readonly #leg: Leg;
  readonly #clock: FrameClock;
  readonly #packets: EventPacket[] = [];
  #stopClock: (() => void) | null = null;
  #timestamp = 0;

  constructor(leg: Leg, clock: FrameClock) {
    this.#leg = leg;
    this.#clock = clock;
  }

  send(digits: string): void {
    const ticks = frameTicks(this.#leg.codec ?? 'pcma');
    for (const digit of digits)
      if (this.#packets.length < MOST_WAITING) this.#packets.push(...eventPackets(digit, ticks));
    this.#stopClock ??= this.#clock.every(() => this.#next());
  }

  close(): void {
    this.#stopClock?.();
    this.#stopClock = null;
  }

  #next(): void {
    const packet = this.#packets.shift();
    if (!packet) return this.close();
    if (packet.isFirst) this.#timestamp = this.#leg.now();
    this.#leg.sendEvent(packet.payload, this.#timestamp, packet.isFirst);
  }
}
