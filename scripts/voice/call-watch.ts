import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { Longest } from './longest.ts';
import type { TrialCaller } from './trial-caller.ts';
import type { Seat } from './seat.ts';

const LOOK_MS = 100;
const SAMPLE_MS = 500;

/** Calls and their work as the server has them, at one moment. */
export interface Sample {
  calls: { id: string; visitor: string; legs: { role: string; user: string | null; state: string }[] }[];
  work: { id: string; call: string | null; state: string; agent: string | null; refusedBy: string[] }[];
}
const SAMPLE = `
  select coalesce((select json_agg(json_build_object('id', c.id, 'visitor', c.visitor_id, 'legs', coalesce((
      select json_agg(json_build_object('role', l.role, 'user', l.user_id, 'state', l.state)) from call_leg l
      where l.call_id = c.id and l.ended_at is null and l.role in ('agent', 'colleague')), '[]')))
    from call c where c.ended_at is null), '[]') as calls,
  coalesce((select json_agg(json_build_object('id', w.id, 'state', w.state, 'agent', w.agent_id, 'call',
      (select c.id from call c where c.conversation_id = w.subject_id),
      'refusedBy', (select coalesce(json_agg(key), '[]') from jsonb_object_keys(w.cool_downs) key)))
    from work_item w where w.state in ('queued', 'offered', 'active')), '[]') as work`;

export type SeatView = Pick<Seat, 'rings' | 'talk' | 'moment' | 'isReady' | 'isRegistered' | 'person'>;
export type CallerView = Pick<TrialCaller, 'callId' | 'isThere'>;

/** Rings for somebody who is gone, or whom another has by now. */
export function ghostRings(seats: readonly SeatView[], callers: ReadonlyMap<string, CallerView>): string[] {
  return seats.flatMap((seat) =>
    [...seat.rings].flatMap(([legId, { callId, reason }]) => {
      const isGone = callers.get(callId)?.isThere === false;
      const isTaken = reason === 'offer' && seats.some(({ talk }) => talk?.callId === callId);
      return isGone || isTaken ? [`${legId} at ${seat.person.userId}`] : [];
    }),
  );
}

/** Agents whom the server has on work that is not at their telephones, or whose telephones still talk with nobody. */
export function stuckAgents(
  { calls, work }: Sample,
  seats: readonly SeatView[],
  callers: ReadonlyMap<string, CallerView>,
): string[] {
  const byUser = new Map(seats.map((seat) => [seat.person.userId, seat]));
  const isIn = (user: string, callId: string | null): boolean => {
    const seat = byUser.get(user);
    if (!seat || !callId || callers.get(callId)?.isThere === false) return false;
    return seat.talk?.callId === callId || [...seat.rings.values()].some((ring) => ring.callId === callId);
  };
  const items = work.filter(({ agent, call }) => agent && !isIn(agent, call));
  const legs = calls.flatMap(({ id, legs: all }) =>
    all.filter(({ user }) => !isIn(user!, id)).map(({ user }) => [user, id]),
  );
  const talks = seats.filter(({ talk }) => talk && callers.get(talk.callId)?.isThere === false);
  return [
    ...items.map(({ id, agent }) => `work ${id} of ${agent}`),
    ...legs.map(([user, id]) => `leg of ${user} in ${id}`),
    ...talks.map(({ person, talk }) => `talk of ${person.userId} in ${talk!.callId}`),
  ];
}

/** Agents who could take a call that waits, and are not asked. */
export function passedOver(
  { work }: Sample,
  seats: readonly SeatView[],
  callers: ReadonlyMap<string, CallerView>,
): string[] {
  const busy = new Set(work.map(({ agent }) => agent));
  const free = seats.filter(
    ({ moment, isReady, isRegistered, person }) =>
      moment === 'idle' && isReady && isRegistered && !busy.has(person.userId),
  );
  const waiting = work.filter(({ state, call }) => state === 'queued' && call && callers.get(call)?.isThere);
  return waiting.flatMap(({ id, refusedBy }) =>
    free.filter(({ person }) => !refusedBy.includes(person.userId)).map(({ person }) => `${person.userId} for ${id}`),
  );
}

/** What must never be: two live calls of a visitor, two agents who have one call, an agent in two talks. */
export function doubles({ calls }: Sample): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const note = (name: string) => (seen.has(name) ? found.push(name) : seen.add(name));
  for (const { id, visitor, legs } of calls) {
    note(`visitor ${visitor}`);
    for (const { role, user, state } of legs) {
      if (role === 'agent') note(`agent of ${id}`);
      if (state !== 'ringing') note(`talk of ${user}`);
    }
  }
  return found;
}

/** Looks at everybody while a trial goes on. */
export class CallWatch {
  readonly ghosts = new Longest();
  readonly agents = new Longest();
  readonly idle = new Longest();
  readonly silence = new Longest();
  readonly lost = new Longest();
  readonly doubled = new Set<string>();
  readonly callers: TrialCaller[] = [];
  readonly #seats: readonly Seat[];
  readonly #database: TrialDatabase;
  readonly #heard = new WeakMap<TrialCaller, number>();
  #isOver = false;

  constructor(seats: readonly Seat[], database: TrialDatabase) {
    [this.#seats, this.#database] = [seats, database];
  }

  get byCall(): Map<string, TrialCaller> {
    return new Map(this.callers.filter(({ hasCalled }) => hasCalled).map((caller) => [caller.callId, caller]));
  }

  async run(): Promise<void> {
    await Promise.all([this.#lookAtTelephones(), this.#lookAtServer()]);
  }
  end(): void {
    this.#isOver = true;
  }

  async #lookAtTelephones(): Promise<void> {
    while (!this.#isOver) {
      this.ghosts.look(Date.now(), ghostRings(this.#seats, this.byCall));
      await sleep(LOOK_MS);
    }
  }

  async #lookAtServer(): Promise<void> {
    while (!this.#isOver) {
      const [sample] = await this.#database.query<Sample & Record<string, unknown>>(SAMPLE);
      this.#judge(sample!);
      await sleep(SAMPLE_MS);
    }
  }

  #judge(sample: Sample): void {
    const [now, byCall] = [Date.now(), this.byCall];
    this.agents.look(now, stuckAgents(sample, this.#seats, byCall));
    this.idle.look(now, passedOver(sample, this.#seats, byCall));
    this.lost.look(
      now,
      sample.calls.filter(({ id }) => byCall.get(id)?.isThere === false).map(({ id }) => id),
    );
    for (const double of doubles(sample)) this.doubled.add(double);
    const silent = this.callers.filter((caller) => {
      const before = this.#heard.get(caller);
      this.#heard.set(caller, caller.received);
      return caller.isThere && caller.received === before;
    });
    this.silence.look(
      now,
      silent.map((caller) => caller.callId || `caller ${this.callers.indexOf(caller)} before his call`),
    );
  }
}
