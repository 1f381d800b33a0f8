import { Suspense, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import { useIsNarrow } from '../../app/use-is-narrow.ts';
import { colleaguesIn } from '../calls/telephone-state.ts';
import { useTelephone } from '../calls/telephone-shown.ts';
import { useRoutingEvents } from '../routing/use-routing-events.ts';
import { setDockFilled, useDockPlace } from './dock-place.ts';
import { useMyWork } from './my-work.ts';
import { useOfferOver } from './offer-over.ts';
import { useOfferSignals } from './use-offer-signals.ts';
import classes from './work-dock.module.css';

const WorkCards = late(speaking('contact', async () => (await import('./work-cards.tsx')).WorkCards));

/**
 * What is offered to me and what I have to wrap up: at the foot of the list where there is one, over the foot of other
 * pages, below everything on a narrow screen. Never over what is being worked on, never with the focus.
 */
export function WorkDock() {
  const { t } = useTranslation(['routing', 'calls']);
  useRoutingEvents();
  const { offers, wrapUps } = useMyWork();
  const said = useOfferSignals(offers);
  const rings = colleaguesIn(useTelephone());
  const over = useOfferOver();
  const place = useDockPlace();
  const isNarrow = useIsNarrow();
  const isFilled = offers.length > 0 || rings.length > 0 || wrapUps.length > 0 || over !== null;
  useEffect(() => setDockFilled(isFilled), [isFilled]);
  const inPlace = place !== null && !isNarrow;
  const cards = isFilled && (
    <section
      className={classes.dock}
      data-place={inPlace ? 'list' : isNarrow ? 'sheet' : 'page'}
      aria-label={t('offer.dock')}
    >
      <Suspense>
        <WorkCards offers={offers} wrapUps={wrapUps} rings={rings} />
      </Suspense>
    </section>
  );
  return (
    <>
      <div className={classes.said} role="alert">
        {said}
        {rings.length > 0 && t('calls:colleagueRings')}
      </div>
      <div className={classes.said} role="status">
        {wrapUps.map(({ customerName }) => t('wrapUp.said', { name: customerName })).join(' ')}
      </div>
      {inPlace ? createPortal(cards, place) : cards}
    </>
  );
}
