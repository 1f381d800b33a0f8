import type { Offer, WrapUp } from '@guichet/contracts';
import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColleagueRing } from '../calls/colleague-ring.tsx';
import type { Line } from '../calls/telephone-state.ts';
import { OfferCard } from './offer-card.tsx';
import { forgetOfferOver, useOfferOver } from './offer-over.ts';
import { WrapUpCard } from './wrap-up-card.tsx';
import classes from './work-card.module.css';

interface WorkCardsProps {
  offers: readonly Offer[];
  wrapUps: readonly WrapUp[];
  /** Colleagues who ring. */
  rings: readonly Line[];
}

/** Offers above: they run out soonest, and one that comes moves nothing that is being pressed below it. */
export function WorkCards({ offers, wrapUps, rings }: WorkCardsProps) {
  const { t } = useTranslation(['routing', 'app']);
  const over = useOfferOver();
  return (
    <>
      <div role="status">
        {over !== null && (
          <p className={classes.over}>
            <span>{over}</span>
            <CloseButton size="sm" aria-label={t('app:close')} onClick={forgetOfferOver} />
          </p>
        )}
      </div>
      {rings.map((line, index) => (
        <ColleagueRing key={line.legId} line={line} isFirst={index === 0} />
      ))}
      {offers.map((offer, index) => (
        <OfferCard key={offer.workItemId} offer={offer} isFirst={index === 0 && rings.length === 0} />
      ))}
      {wrapUps.map((wrapUp) => (
        <WrapUpCard key={wrapUp.workItemId} wrapUp={wrapUp} />
      ))}
    </>
  );
}
