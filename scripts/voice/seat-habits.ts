import { setTimeout as sleep } from 'node:timers/promises';
import { consult, endConsult, transferCall } from '@guichet/contracts';
import type { Seat, SeatCall, SeatHabits } from './seat.ts';

const COLLEAGUE_MS = 6_000;
const ignore = () => undefined;

/** How agents of a trial are: most answer soon, some decline, some let it ring; in a talk some ask a colleague, some pass it on. */
export class WhimsicalHabits implements SeatHabits {
  /** Calls in which a colleague is asked, or is the third. */
  readonly consulting = new Set<string>();
  readonly seats: Seat[] = [];
  readonly #queueId: string;
  readonly #next: () => number;

  constructor(queueId: string, next: () => number) {
    [this.#queueId, this.#next] = [queueId, next];
  }

  onRing(seat: Seat, call: SeatCall): void {
    const whim = call.reason === 'offer' ? this.#next() : 1;
    if (whim < 0.06) return;
    void sleep(200 + this.#next() * 1500).then(() => (whim < 0.14 ? seat.decline(call) : seat.answer(call)));
  }

  onTalk(seat: Seat, call: SeatCall): void {
    if (call.reason === 'offer') void this.#talks(seat, call).catch(ignore);
  }

  async #talks(seat: Seat, call: SeatCall): Promise<void> {
    await sleep(1000 + this.#next() * 4000);
    if (seat.talk !== call) return;
    const whim = this.#next();
    const colleague = this.#somebodyFree(seat);
    if (whim < 0.3 && colleague) return this.#asks(seat, call, colleague);
    const { callId } = call;
    const to = whim < 0.35 && colleague ? { userId: colleague.person.userId } : { queueId: this.#queueId };
    if (whim < 0.4) await seat.person.call(transferCall, { callId, to });
    // The others leave it to the caller.
    else if (whim < 0.7) seat.hangUp();
  }

  async #asks(seat: Seat, call: SeatCall, colleague: Seat): Promise<void> {
    const { callId } = call;
    await seat.person.call(consult, { callId, userId: colleague.person.userId });
    this.consulting.add(callId);
    try {
      for (let waited = 0; colleague.talk?.callId !== callId && waited < COLLEAGUE_MS; waited += 100) await sleep(100);
      await sleep(1500 + this.#next() * 2000);
      const how = (['hand-over', 'join', 'drop'] as const)[Math.floor(this.#next() * 3)]!;
      await seat.person.call(endConsult, { callId, how });
      await sleep(1000);
    } finally {
      this.consulting.delete(callId);
    }
    if (seat.talk === call) seat.hangUp();
  }

  #somebodyFree(seat: Seat): Seat | undefined {
    const free = this.seats.filter((one) => one !== seat && one.moment === 'idle' && one.isRegistered);
    return free[Math.floor(this.#next() * free.length)];
  }
}
