import type { SlaKind } from '@guichet/contracts';

/** What clocks go by, in order. `put-aside`: nobody waits any more, though nothing was answered (a call-back for later). */
export type ClockEventType =
  'opened' | 'customer-wrote' | 'answered' | 'put-aside' | 'pending' | 'reopened' | 'resolved';
export interface ClockEvent {
  type: ClockEventType;
  at: Date;
}

/** A stretch that counts; without an end it runs. */
export interface Run {
  from: Date;
  to: Date | null;
}
/** One promise from its beginning: the first response, one wait for a next one, the resolution. */
export interface Cycle {
  startedAt: Date;
  runs: Run[];
  /** `kept`: done what was promised; `dropped`: resolved without it. Either may be taken up again. */
  end: 'kept' | 'dropped' | null;
}

/** The waits that events make. First response and resolution have one at most; next response one for each wait. */
export function cyclesOf(kind: SlaKind, events: readonly ClockEvent[]): Cycle[] {
  return kind === 'resolution' ? resolutions(events) : responses(kind, events);
}

const start = (at: Date): Cycle => ({ startedAt: at, runs: [{ from: at, to: null }], end: null });

function stop(cycle: Cycle, at: Date, end: Cycle['end']): void {
  const last = cycle.runs.at(-1);
  if (last?.to === null) last.to = at;
  cycle.end = end;
}

function resume(cycle: Cycle, at: Date): void {
  cycle.end = null;
  if (cycle.runs.at(-1)?.to !== null) cycle.runs.push({ from: at, to: null });
}

/** While pending on the customer it pauses; resolved it stops, and opened again it goes on with what is left. */
function resolutions(events: readonly ClockEvent[]): Cycle[] {
  let cycle: Cycle | null = null;
  for (const { type, at } of events) {
    if (!cycle) {
      if (type === 'opened') cycle = start(at);
    } else if (type === 'pending') stop(cycle, at, null);
    else if (type === 'resolved') stop(cycle, at, 'kept');
    else if (type === 'reopened') resume(cycle, at);
  }
  return cycle ? [cycle] : [];
}

/** The oldest message that nobody answered counts. A wait that was resolved without an answer goes on once it is opened again. */
function responses(kind: SlaKind, events: readonly ClockEvent[]): Cycle[] {
  const waits: { cycle: Cycle; isFirst: boolean }[] = [];
  let waiting: Cycle | null = null;
  for (const { type, at } of events) {
    if (type === 'customer-wrote' && !waiting) {
      waiting = start(at);
      waits.push({ cycle: waiting, isFirst: waits.length === 0 });
    } else if (type === 'answered' && waiting) {
      stop(waiting, at, 'kept');
      waiting = null;
    } else if (type === 'put-aside' && waiting) {
      waits.pop();
      waiting = null;
    } else if (type === 'resolved' && waiting) stop(waiting, at, 'dropped');
    else if (type === 'reopened' && waiting) resume(waiting, at);
  }
  return waits.filter(({ isFirst }) => isFirst === (kind === 'first_response')).map(({ cycle }) => cycle);
}
