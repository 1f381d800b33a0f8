import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialApp } from '../trial/trial-app.ts';
import type { WhimsicalHabits } from './seat-habits.ts';
import type { TrialCaller } from './trial-caller.ts';
import type { Seat } from './seat.ts';

export const KILLS = [
  ...['caller who waits', 'caller who talks', 'agent idle', 'agent ringing', 'agent talking', 'agent consulting'],
  ...['agent in wrap-up', 'app killed', 'app restarted'],
] as const;
export type Kill = (typeof KILLS)[number];

/** So long somebody in that moment is waited for; then whoever there is. */
const PATIENCE_MS = 6_000;
const REGISTERED_MS = 20_000;
const SETTLED_MS = 30_000;

/** Whom it hits: the wish is kept to where somebody is in that moment in time. */
export class CallKills {
  readonly counts = new Map<Kill, number>();
  /** Of restarts: seconds from the app's readiness to the last telephone's registration. */
  readonly registered: number[] = [];
  falls = 0;
  readonly #app: TrialApp;
  readonly #habits: WhimsicalHabits;
  readonly #callers: readonly TrialCaller[];
  readonly #next: () => number;
  readonly #away = new Set<Promise<void>>();

  constructor(app: TrialApp, habits: WhimsicalHabits, callers: readonly TrialCaller[], next: () => number) {
    [this.#app, this.#habits, this.#callers, this.#next] = [app, habits, callers, next];
  }

  async kill(wish: Kill, mostAwayMs: number): Promise<void> {
    if (wish.startsWith('app')) await this.#hitApp(wish === 'app killed');
    else if (wish.startsWith('caller')) await this.#hitCaller(wish === 'caller who talks');
    else await this.#hitSeat(wish, 300 + this.#next() * mostAwayMs);
  }

  /** Whoever was away is back. */
  async settle(): Promise<void> {
    await Promise.race([Promise.all(this.#away), sleep(SETTLED_MS)]);
  }

  async #hitApp(isHard: boolean): Promise<void> {
    if (!this.#app.isRunning) this.falls += 1;
    const there = this.#habits.seats.filter(({ moment }) => moment !== 'away');
    await (isHard ? this.#app.kill() : this.#app.quit());
    await sleep(this.#next() * 500);
    this.#app.launch();
    await this.#app.isReady();
    const [from, until] = [performance.now(), Date.now() + REGISTERED_MS];
    while (there.some(({ moment, isRegistered }) => moment !== 'away' && !isRegistered) && Date.now() < until)
      await sleep(20);
    this.registered.push((performance.now() - from) / 1000);
    for (const { moment, isRegistered, person } of there)
      if (moment !== 'away' && !isRegistered) console.error(`not registered again, ${moment}: ${person.userId}`);
    this.#count(isHard ? 'app killed' : 'app restarted');
  }

  async #hitCaller(isTalking: boolean): Promise<void> {
    const caller = await this.#somebody(
      () => this.#callers.filter(({ isThere, hasCalled }) => isThere && hasCalled),
      ({ view }) => (view?.state === 'talking') === isTalking,
    );
    this.#count(caller.view?.state === 'talking' ? 'caller who talks' : 'caller who waits');
    caller.kill();
  }

  async #hitSeat(wish: Kill, awayMs: number): Promise<void> {
    const seat = await this.#somebody(
      () => this.#habits.seats.filter(({ moment }) => moment !== 'away'),
      (one) => this.#momentOf(one) === wish,
    );
    this.#count(this.#momentOf(seat));
    const away = seat.kill(awayMs);
    this.#away.add(away);
    void away.finally(() => this.#away.delete(away));
  }

  #momentOf({ moment, talk }: Seat): Kill {
    if (moment === 'wrap-up') return 'agent in wrap-up';
    if (moment === 'talking') return this.#habits.consulting.has(talk!.callId) ? 'agent consulting' : 'agent talking';
    return moment === 'ringing' ? 'agent ringing' : 'agent idle';
  }

  async #somebody<T>(all: () => T[], isWished: (one: T) => boolean): Promise<T> {
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(20)) {
      const wished = all().filter(isWished);
      const some = wished.length || Date.now() < until ? wished : all();
      if (some.length) return some[Math.floor(this.#next() * some.length)]!;
    }
  }

  #count(kill: Kill): void {
    this.counts.set(kill, (this.counts.get(kill) ?? 0) + 1);
  }
}
