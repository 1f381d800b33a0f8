import type { LedgerLine, StateLine } from './work-ledger.ts';

const HELD = ['offered', 'active', 'wrap_up'];
/** Several routers at once settle a place within so long. */
const SETTLED_MS = 5000;

export interface WorkVerdict {
  claims: number;
  manual: number;
  /** Given to somebody while another had it, or two live stays of one subject. */
  doubled: number;
  overCapacity: number;
  /** Taken by a router from whoever was chosen by hand. */
  overridden: number;
  /** Still waiting seconds after something behind it in its queue was given out. */
  overtaken: number;
}

/** Plays the ledger of work again. */
export function judgeWork(lines: readonly LedgerLine[], capacity: number): WorkVerdict {
  const verdict = { claims: 0, manual: 0, doubled: 0, overCapacity: 0, overridden: 0, overtaken: 0 };
  const live = new Map<string, string>();
  const held = new Map<string, number>();
  const manual = new Map<string, string>();
  for (const line of lines) {
    const { item, subject, agent, hadAgent, was, is, units } = line;
    const isClaim = was === 'queued' && HELD.includes(is) && !line.isManual;
    if (HELD.includes(was ?? '') && hadAgent) held.set(hadAgent, held.get(hadAgent)! - units);
    if (HELD.includes(is) && agent) held.set(agent, (held.get(agent) ?? 0) + units);
    const owner = manual.get(item);
    if (owner && !line.isManual && (agent !== owner || is === 'queued' || is === 'offered')) verdict.overridden += 1;
    if (line.isManual && is === 'active' && was !== 'active') verdict.manual += 1;
    if (line.isManual && agent && is === 'active') manual.set(item, agent);
    else if (!line.isManual) manual.delete(item);
    if (isClaim) {
      verdict.claims += 1;
      if (held.get(agent!)! > capacity) verdict.overCapacity += 1;
    }
    const other = live.get(subject);
    const isLive = ['queued', 'offered', 'active'].includes(is);
    if (isLive && other && other !== item) verdict.doubled += 1;
    if (HELD.includes(was ?? '') && HELD.includes(is) && agent !== hadAgent && !line.isManual) verdict.doubled += 1;
    if (isLive) live.set(subject, item);
    else if (other === item) live.delete(subject);
  }
  return { ...verdict, overtaken: overtakenIn(lines) };
}

interface Wait {
  from: number;
  to: number;
  rank: number;
  coolDowns: Record<string, string>;
}

function overtakenIn(lines: readonly LedgerLine[]): number {
  const open = new Map<string, Wait>();
  const waits = new Map<string, Wait[]>();
  const claims: LedgerLine[] = [];
  for (const line of lines) {
    const { item, queue, at, rank, was, is, coolDowns } = line;
    const wait = open.get(item);
    if (wait && is !== 'queued') {
      wait.to = at;
      open.delete(item);
    }
    if (wait && is === 'queued') wait.coolDowns = coolDowns;
    if (!wait && is === 'queued') {
      const begun = { from: at, to: Infinity, rank, coolDowns };
      open.set(item, begun);
      waits.set(queue, [...(waits.get(queue) ?? []), begun]);
    }
    if (was === 'queued' && (is === 'offered' || is === 'active') && !line.isManual) claims.push(line);
  }
  const isOvertaken = ({ from, to, rank, coolDowns }: Wait, claim: LedgerLine) =>
    rank < claim.rank &&
    from < claim.at - SETTLED_MS &&
    to > claim.at + SETTLED_MS &&
    !(Date.parse(coolDowns[claim.agent!] ?? '') > claim.at);
  return claims.filter((claim) => waits.get(claim.queue)?.some((wait) => isOvertaken(wait, claim))).length;
}

export interface Absence {
  agent: string;
  from: number;
  to: number;
}

/** How long, in seconds, offers rang and states said "ready" at most where nobody was there to answer. */
export function longestStuck(work: readonly LedgerLine[], states: readonly StateLine[], absences: readonly Absence[]) {
  const offers = spans(work.map(({ item, agent, at, is }) => ({ key: item, agent, at, isOn: is === 'offered' })));
  const ready = spans(states.map(({ agent, at, isReady }) => ({ key: agent, agent, at, isOn: isReady })));
  // Pair by pair: there are more of them than a call takes arguments.
  const longest = (all: readonly Absence[]) => {
    let most = 0;
    for (const span of all) for (const absence of absences) most = Math.max(most, overlap(span, absence));
    return most / 1000;
  };
  const rang = offers.reduce((most, { from, to }) => Math.max(most, to - from), 0) / 1000;
  return { offer: longest(offers), state: longest(ready), rang };
}

const overlap = (a: Absence, b: Absence): number =>
  a.agent === b.agent ? Math.min(a.to, b.to) - Math.max(a.from, b.from) : 0;

function spans(changes: readonly { key: string; agent: string | null; at: number; isOn: boolean }[]): Absence[] {
  const open = new Map<string, Absence>();
  const all: Absence[] = [];
  const last = changes.at(-1)?.at ?? 0;
  for (const { key, agent, at, isOn } of changes) {
    const span = open.get(key);
    if (span && !isOn) {
      span.to = at;
      open.delete(key);
    }
    if (span || !isOn || !agent) continue;
    const begun = { agent, from: at, to: last };
    open.set(key, begun);
    all.push(begun);
  }
  return all;
}
