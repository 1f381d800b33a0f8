import type { LegId } from '../media-anchor.ts';

export interface WiredLeg {
  readonly hears: readonly LegId[];
  /** Payload types of what it speaks: only equal ones can be relayed as they are. */
  readonly format: string;
  /** A sound is played to it, it is recorded, keys are sent to it, or it would go back to whom it has heard before. */
  readonly needsMixer: boolean;
}

/** Where what a party says goes. */
export type Way = { readonly to: 'nobody' } | { readonly to: 'leg'; readonly leg: LegId } | { readonly to: 'mixer' };

/** Legs that hear or are heard by these, and so on; these among them. */
export function reach(
  legs: ReadonlyMap<LegId, { readonly hears: readonly LegId[] }>,
  from: Iterable<LegId>,
): Set<LegId> {
  const found = new Set<LegId>();
  const open = [...from].filter((id) => legs.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...legs.get(id)!.hears.filter((source) => legs.has(source)), ...listeners(legs, id));
  }
  return found;
}

/** Pairs and single legs are joined in rtpengine itself; everything that must be made goes over the mixer, with all who take part in it. */
export function wiring(legs: ReadonlyMap<LegId, WiredLeg>): Map<LegId, Way> {
  const ways = new Map<LegId, Way>();
  for (const id of legs.keys()) {
    if (ways.has(id)) continue;
    const group = reach(legs, [id]);
    const isPlain = [...group].every((member) => isRelayed(legs, member, legs.get(id)!.format));
    for (const member of group) ways.set(member, isPlain ? direct(listeners(legs, member)[0]) : { to: 'mixer' });
  }
  return ways;
}

function isRelayed(legs: ReadonlyMap<LegId, WiredLeg>, id: LegId, format: string): boolean {
  const leg = legs.get(id)!;
  return !leg.needsMixer && leg.format === format && leg.hears.length <= 1 && listeners(legs, id).length <= 1;
}

const direct = (listener: LegId | undefined): Way =>
  listener === undefined ? { to: 'nobody' } : { to: 'leg', leg: listener };

const listeners = (legs: ReadonlyMap<LegId, { readonly hears: readonly LegId[] }>, id: LegId): LegId[] =>
  [...legs].filter(([, { hears }]) => hears.includes(id)).map(([listener]) => listener);
