import type { Offer } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../app/time/clock.ts';
import { useRingAnswer } from '../calls/use-ring-answer.ts';
import { shareLeft } from './countdown.ts';
import { OfferFace, type OfferAnswer } from './offer-face.tsx';
import { OfferFacts } from './offer-facts.tsx';
import { OfferPage } from './offer-page.tsx';
import { useCountdown } from './use-countdown.ts';
import { useOfferAnswer } from './use-offer-answer.ts';
import classes from './work-card.module.css';

interface OfferCardProps {
  offer: Offer;
  isFirst: boolean;
}

/** Who wants what, since when, and how long it can still be taken. A call is answered at the telephone. */
export const OfferCard = (props: OfferCardProps) =>
  props.offer.channel === 'voice' ? <CallOffer {...props} /> : <WorkOffer {...props} />;

const WorkOffer = (props: OfferCardProps) => <Card {...props} answer={useOfferAnswer(props.offer)} />;
const CallOffer = (props: OfferCardProps) => <Card {...props} answer={useRingAnswer(props.offer)} />;

function Card({ offer, isFirst, answer }: OfferCardProps & { answer: OfferAnswer }) {
  const { t } = useTranslation(['routing', 'app']);
  const { left, now } = useCountdown(offer.endsAt);
  const { customerName, channel, queueName } = offer;
  return (
    <OfferFace
      name={customerName}
      answer={answer}
      isFirst={isFirst}
      takeWords={t('offer.takeFrom', { name: customerName })}
      share={shareLeft(offer.offeredAt, offer.endsAt, now)}
      head={
        <>
          <span className={classes.from}>
            {t(`app:channel.${channel}`)} · {queueName}
          </span>
          <span className={classes.clock} role="timer" aria-label={t('offer.left', { count: left })}>
            {clockOf(left)}
          </span>
        </>
      }
    >
      {(offer.lastLine || offer.title) && (
        <p className={classes.words}>{t('offer.quote', { text: offer.lastLine || offer.title })}</p>
      )}
      <OfferFacts offer={offer} />
      {channel === 'chat' && <OfferPage conversationId={offer.subject.id} />}
    </OfferFace>
  );
}
