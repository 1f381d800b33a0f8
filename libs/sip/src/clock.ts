/** Time as the library sees it, so that tests can move it. */
export interface SipClock {
  /** Milliseconds. */
  now(): number;
  /** Calls once, after that many milliseconds. */
  start(ms: number, work: () => void): RunningTimer;
}
export interface RunningTimer {
  stop(): void;
}

export const systemClock: SipClock = {
  now: () => Date.now(),
  start: (ms, work) => {
    const timer = setTimeout(work, ms);
    return { stop: () => clearTimeout(timer) };
  },
};

/** The timers of one transaction or call, by name; ending it is `stopAll`. */
export class TimerSet {
  readonly #clock: SipClock;
  readonly #running = new Map<string, RunningTimer>();

  constructor(clock: SipClock) {
    this.#clock = clock;
  }

  /** Replaces one of the same name. */
  start(name: string, ms: number, work: () => void): void {
    this.stop(name);
    this.#running.set(
      name,
      this.#clock.start(ms, () => {
        this.#running.delete(name);
        work();
      }),
    );
  }

  stop(name: string): void {
    this.#running.get(name)?.stop();
    this.#running.delete(name);
  }

  stopAll(): void {
    for (const name of [...this.#running.keys()]) this.stop(name);
  }
}
