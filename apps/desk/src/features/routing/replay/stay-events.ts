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

const GIVEN = /^work\.(offered|accepted|taken)$/;
const CLOSE_MS = 5000;
/** An event bears the time its transaction began, a decision the time it was made in there: that of what came of it counts. */
function decidedAt({ at, agentId }: Stay['decisions'][number], happened: Stay['happened']): string {
  const distance = (one: { at: string }) => Math.abs(Date.parse(one.at) - Date.parse(at));
  const outcome = happened
    .filter((one) => one.agentId === agentId && GIVEN.test(one.event) && distance(one) < CLOSE_MS)
    .toSorted((a, b) => distance(a) - distance(b))[0];
  return outcome && outcome.at < at ? outcome.at : at;
}

/** All that is known of a stay, in the order in which it happened. */
export const eventsOf = ({ happened, estimates, decisions }: Pick<Stay, 'happened' | 'estimates' | 'decisions'>) =>
  [
    ...happened.map((one): StayEvent => ({ kind: 'happened', at: one.at, happened: one })),
    ...estimates.map((one): StayEvent => ({ kind: 'estimate', at: one.at, estimate: one })),
    ...decisions.map((one): StayEvent => ({ kind: 'decision', at: decidedAt(one, happened), decision: one })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || rankOf(a) - rankOf(b));

/** When the wait of a stay ended: somebody took it, or it went away; null while it waits. */
export const waitEndOf = ({ acceptedAt, endedAt }: Pick<Stay, 'acceptedAt' | 'endedAt'>) => acceptedAt ?? endedAt;
