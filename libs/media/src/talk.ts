import type { LegId } from './media-anchor.ts';

/** Who speaks with whom. Parties hear each other; a supervisor hears all of them, and is heard by the one whispered to. */
export interface Talk {
  readonly parties: readonly LegId[];
  readonly supervisors?: readonly Supervisor[];
}

export interface Supervisor {
  readonly leg: LegId;
  readonly whispersTo?: LegId;
}

/** What each leg of a talk hears. */
export function hearing({ parties, supervisors = [] }: Talk): Map<LegId, LegId[]> {
  const whispering = (party: LegId): LegId[] =>
    supervisors.filter(({ whispersTo }) => whispersTo === party).map(({ leg }) => leg);
  return new Map([
    ...parties.map((party): [LegId, LegId[]] => [
      party,
      [...parties.filter((other) => other !== party), ...whispering(party)],
    ]),
    ...supervisors.map(({ leg }): [LegId, LegId[]] => [leg, [...parties]]),
  ]);
}
