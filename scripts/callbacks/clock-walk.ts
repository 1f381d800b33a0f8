import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialClock } from '../trial/trial-clock.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { type CallbackHouse, EXPIRY_HOURS, numberOf, SLOT_MINUTES } from './callback-house.ts';
import { untilOver } from './callback-rows.ts';
import type { ClockChange } from './clock-changes.ts';
import { askForAll, slotsOf, type Wish } from './making.ts';
import type { ProcessFaults } from './process-faults.ts';

interface WalkPlan {
  database: TrialDatabase;
  clock: TrialClock;
  house: CallbackHouse;
  faults: ProcessFaults;
  changes: readonly ClockChange[];
  /** Call-backs of each change. */
  each: { due: number; nobodys: number };
  stopMs: number;
}
const MINUTE = 60_000;
/** Of the clock about a change, in minutes: before, over it, and once each within and after what comes twice. */
const STOPS = [-15, 0, 15, 45];
const BEFORE_MINUTES = 20;
/** So long before a minute the clock is put, so that it goes over it by itself. */
const LEAD_MS = 1_500;
/** After it, what is due in this minute is due. */
const A_MOMENT_MS = 500;
/** Those that are left of a stop go on over the next one. */
const MOST_LEFT = 0.5;

/** The app's clock goes from one change of clocks to the next, and stops about each where call-backs are due. */
export class ClockWalk {
  readonly nobodys = new Set<string>();
  readonly report = {
    moves: 0,
    wrongSlots: [] as string[],
    changes: [] as (Omit<ClockChange, 'at'> & { callbacks: number })[],
  };
  readonly #plan: WalkPlan;
  readonly #whenMoved: () => void;
  #made = 0;
  #stops = 0;
  #stoppedAt = performance.now();

  constructor(plan: WalkPlan, whenMoved: () => void) {
    [this.#plan, this.#whenMoved] = [plan, whenMoved];
  }

  /** Of the way. */
  get share(): number {
    const here = Math.min(1, (performance.now() - this.#stoppedAt) / this.#plan.stopMs);
    return Math.min(1, (this.#stops + here) / (this.#plan.changes.length * (STOPS.length + 1)));
  }

  async go(): Promise<void> {
    for (const change of this.#plan.changes) {
      await this.#move(change.at.getTime() - BEFORE_MINUTES * MINUTE);
      const callbacks = await this.#ask(change);
      await this.#stay(MOST_LEFT);
      for (const minutes of STOPS) {
        await this.#move(change.at.getTime() + minutes * MINUTE - LEAD_MS);
        await this.#stay(minutes === STOPS.at(-1) ? 0 : MOST_LEFT);
      }
      const { zone, kind, minutes } = change;
      this.report.changes.push({ zone, kind, minutes, callbacks });
      console.error(`over ${zone} ${kind} of ${minutes} minutes with ${callbacks} call-backs`);
    }
    this.#stops = Infinity;
  }

  /** What nobody takes runs out. */
  end(): Promise<void> {
    return this.#move(this.#plan.clock.now().getTime() + (EXPIRY_HOURS + 1) * 60 * MINUTE);
  }

  async #move(to: number): Promise<void> {
    await this.#plan.clock.moveTo(new Date(to));
    this.report.moves += 1;
    this.#whenMoved();
  }

  /** Until no more than a share of a stop's call-backs are left. */
  async #stay(mostLeft: number): Promise<void> {
    const { database, house, clock, stopMs, each } = this.#plan;
    await sleep(LEAD_MS + A_MOMENT_MS);
    await untilOver(database, house.tenantId, clock.now(), Math.ceil(mostLeft * (each.due / STOPS.length)));
    await sleep(Math.max(0, this.#stoppedAt + stopMs - performance.now()));
    this.#stops += 1;
    this.#stoppedAt = performance.now();
  }

  /** Some for now, the others over the stops, as the app offers their minutes. */
  async #ask(change: ClockChange): Promise<number> {
    const { house, faults, each } = this.#plan;
    const siteId = house.siteOf.get(change.zone)!;
    this.#judge(change, await slotsOf(faults.findHome, house.admin, siteId));
    const places = [null, ...STOPS.map((minutes) => new Date(change.at.getTime() + minutes * MINUTE))];
    const wishes: Wish[] = Array.from({ length: each.due }, (_, index) => ({
      ...{ siteId, number: numberOf(this.#made + index), at: places[index % places.length]! },
    }));
    for (let index = 0; index < each.nobodys; index += 1) {
      const number = numberOf(this.#made + each.due + index);
      wishes.push({ siteId: house.emptySiteId, number, at: index % 2 ? places[1]! : null });
      this.nobodys.add(number);
    }
    this.#made += wishes.length;
    await askForAll(faults.findHome, house.admin, wishes);
    return wishes.length;
  }

  /** Open day and night there is one each quarter of an hour, whatever clocks on walls say. */
  #judge({ zone, kind, at }: ClockChange, slots: readonly Date[]): void {
    const offered = new Set(slots.map((slot) => slot.getTime()));
    const step = SLOT_MINUTES * MINUTE;
    for (let slot = at.getTime() - step; slot <= at.getTime() + 8 * step; slot += step)
      if (!offered.delete(slot))
        this.report.wrongSlots.push(`${zone} ${kind}: none at ${new Date(slot).toISOString()}`);
    for (const slot of offered)
      if (slot % step) this.report.wrongSlots.push(`${zone} ${kind}: ${new Date(slot).toISOString()}`);
  }
}
