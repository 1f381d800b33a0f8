import type { AnswerOf, getDecisions } from '@guichet/contracts';

export type Stay = AnswerOf<typeof getDecisions>['stays'][number];
export type StayEvent =
  | { kind: 'happened'; at: string; happened: Stay['happened'][number] }
  | { kind: 'estimate'; at: string; estimate: Stay['estimates'][number] }
  | { kind: 'decision'; at: string; decision: Stay['decisions'][number] };

/** At one instant: it came in, was told its wait, was decided on, and then went out. */
const RANK = { estimate: 1, decision: 2, happened: 3 };
const rankOf = (event: StayEvent) =>
  event.kind === 'happened' && event.happened.event === 'work.queued' ? 0 : RANK[event.kind];

/** All that is known of a stay, in the order in which it happened. */
export const eventsOf = ({ happened, estimates, decisions }: Pick<Stay, 'happened' | 'estimates' | 'decisions'>) =>
  [
    ...happened.map((one): StayEvent => ({ kind: 'happened', at: one.at, happened: one })),
    ...estimates.map((one): StayEvent => ({ kind: 'estimate', at: one.at, estimate: one })),
    ...decisions.map((one): StayEvent => ({ kind: 'decision', at: one.at, decision: one })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || rankOf(a) - rankOf(b));

/** When the wait of a stay ended: somebody took it, or it went away; null while it waits. */
export const waitEndOf = ({ acceptedAt, endedAt }: Pick<Stay, 'acceptedAt' | 'endedAt'>) => acceptedAt ?? endedAt;
