import type { FrameClock } from '../audio/frame-clock.ts';
import { frameTicks } from '../audio/frame.ts';
import { type EventPacket, eventPackets } from '../rtp/telephone-event.ts';
import type { Leg } from './leg.ts';

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
    this.#packets.push(...[...digits].flatMap((digit) => eventPackets(digit, ticks)));
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
