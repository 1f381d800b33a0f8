import { getMyWork, type AnswerOf, type Offer } from '@guichet/contracts';
import { keyOf, queryClient, useAnswer } from '../../app/api.ts';

export type MyWork = AnswerOf<typeof getMyWork>;
const NONE: MyWork = { offers: [], wrapUps: [], active: [] };

/** What ends first stands first: it is what Enter takes. */
export const withOffer = (work: MyWork, offer: Offer): MyWork => ({
  ...work,
  offers: [...work.offers.filter((one) => one.workItemId !== offer.workItemId), offer].toSorted(
    (a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt),
  ),
});
export const withoutOffer = (work: MyWork, workItemId: string): MyWork => ({
  ...work,
  offers: work.offers.filter((one) => one.workItemId !== workItemId),
});
export const withoutWrapUp = (work: MyWork, workItemId: string): MyWork => ({
  ...work,
  wrapUps: work.wrapUps.filter((one) => one.workItemId !== workItemId),
});

export const useMyWork = () => useAnswer(getMyWork, {}).data ?? NONE;

/** The cache at once, then the server's word: an event can overtake an answer that is under way. */
export function changeMyWork(change: (work: MyWork) => MyWork) {
  const queryKey = keyOf(getMyWork, {});
  queryClient.setQueryData<MyWork>(queryKey, (work) => change(work ?? NONE));
  void queryClient.invalidateQueries({ queryKey });
}
