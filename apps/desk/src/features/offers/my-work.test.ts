import type { Offer } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { withOffer, withoutOffer, type MyWork } from './my-work.ts';

const NOTHING: MyWork = { offers: [], wrapUps: [], active: [] };
const offer = (workItemId: string, endsAt: string) => ({ workItemId, endsAt }) as Offer;
const ids = (work: MyWork) => work.offers.map(({ workItemId }) => workItemId);

it('puts what ends first before the others, each offer once', () => {
  let work = withOffer(NOTHING, offer('late', '2026-11-26T10:00:40Z'));
  work = withOffer(work, offer('soon', '2026-11-26T10:00:20Z'));
  work = withOffer(work, offer('late', '2026-11-26T10:00:40Z'));
  expect(ids(work)).toEqual(['soon', 'late']);
  expect(ids(withoutOffer(work, 'soon'))).toEqual(['late']);
  expect(ids(withoutOffer(work, 'unknown'))).toEqual(['soon', 'late']);
});
