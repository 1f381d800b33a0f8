import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialApp } from '../trial/trial-app.ts';
import type { FindHome } from './callback-seat.ts';

export interface FaultPlan {
  kills: number;
  freezes: number;
  freezeMs: number;
  /** Processes that stand still at once. */
  lanes: number;
}
/** Whoever waits for a process that stands still gives it up after so long, as a balancer does. */
const NOTICED_MS = 3_000;
const PAUSE_MS = 3_000;

/** Processes of one app that are killed without a word, or stand still and go on as if nothing had been. */
export class ProcessFaults {
  kills = 0;
  freezes = 0;
  /** That ended by themselves. */
  falls = 0;
  readonly #apps: readonly TrialApp[];
  readonly #next: () => number;
  readonly #frozenSince = new Map<TrialApp, number>();
  readonly #starting = new Set<TrialApp>();

  constructor(apps: readonly TrialApp[], next: () => number) {
    [this.#apps, this.#next] = [apps, next];
    // Whoever stands still hears of no end.
    process.once('exit', () => this.#thaw());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  }

  /** Any of those that answer. */
  readonly findHome: FindHome = () => {
    const app = this.#any(this.#apps.filter((one) => this.#isServed(one)));
    return app && { url: app.url, isServed: () => this.#isServed(app) };
  };

  /** Spread over the trial, whose share that is done is asked for. */
  async run(plan: FaultPlan, share: () => number): Promise<void> {
    const lanes = Array.from({ length: plan.lanes }, () => this.#freezeOn(plan, share));
    await Promise.all([this.#killOn(plan, share), ...lanes]);
  }

  async #killOn({ kills }: FaultPlan, share: () => number): Promise<void> {
    while (this.kills < kills) {
      const app = share() * kills > this.kills ? this.#any(this.#apps.filter((one) => this.#isUp(one))) : null;
      if (!app) await sleep(100);
      else await this.#kill(app);
    }
  }

  async #kill(app: TrialApp): Promise<void> {
    if (!app.isRunning) this.falls += 1;
    this.kills += 1;
    this.#starting.add(app);
    await app.kill();
    await sleep(this.#next() * 500);
    app.launch();
    await app.isReady();
    this.#starting.delete(app);
    if (this.kills % 10 === 0) console.error(`${this.kills} kills, ${this.freezes} freezes`);
  }

  async #freezeOn({ freezes, freezeMs }: FaultPlan, share: () => number): Promise<void> {
    while (this.freezes < freezes) {
      const isDue = share() * freezes > this.freezes;
      const up = this.#apps.filter((one) => this.#isUp(one));
      // One at least goes on.
      const app = isDue && up.length > 1 ? this.#any(up) : null;
      if (app) await this.#freeze(app, freezeMs);
      await sleep(app ? PAUSE_MS * this.#next() : 100);
    }
  }

  async #freeze(app: TrialApp, ms: number): Promise<void> {
    this.freezes += 1;
    this.#frozenSince.set(app, performance.now());
    process.kill(app.processId, 'SIGSTOP');
    try {
      await sleep(ms);
    } finally {
      process.kill(app.processId, 'SIGCONT');
      this.#frozenSince.delete(app);
    }
  }

  #thaw(): void {
    for (const app of this.#frozenSince.keys()) process.kill(app.processId, 'SIGCONT');
  }

  #isUp(app: TrialApp): boolean {
    return !this.#starting.has(app) && !this.#frozenSince.has(app);
  }

  #isServed(app: TrialApp): boolean {
    const frozenSince = this.#frozenSince.get(app) ?? Infinity;
    return !this.#starting.has(app) && performance.now() - frozenSince < NOTICED_MS;
  }

  #any<T>(some: readonly T[]): T | null {
    return some[Math.floor(this.#next() * some.length)] ?? null;
  }
}
