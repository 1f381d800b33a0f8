import {
  acceptOffer,
  ApiError,
  declineOffer,
  listConversations,
  listMyChats,
  listViews,
  type Offer,
} from '@guichet/contracts';
import { Button, Kbd } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { clockOf } from '../../app/time/clock.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { shareLeft } from './countdown.ts';
import { enterAccepts } from './enter-accepts.ts';
import { changeMyWork, withoutOffer } from './my-work.ts';
import { OfferFacts } from './offer-facts.tsx';
import { OfferPage } from './offer-page.tsx';
import { tellOfferOver } from './offer-over.ts';
import { useCountdown } from './use-countdown.ts';
import classes from './work-card.module.css';

/** Who wants what, since when, and how long it can still be taken. */
export function OfferCard({ offer, isFirst }: { offer: Offer; isFirst: boolean }) {
  const { t } = useTranslation(['routing', 'app']);
  const words = useErrorText();
  const navigate = useNavigate();
  const nameId = useId();
  const { left, now } = useCountdown(offer.endsAt);
  const { workItemId, customerName } = offer;
  const gone = () => changeMyWork((work) => withoutOffer(work, workItemId));
  const onError = (error: unknown) => {
    tellOfferOver(words(error));
    if (error instanceof ApiError && (error.code === 'offer_over' || error.status === 404)) gone();
  };
  const accept = useAction(acceptOffer, {
    invalidates: [listConversations, listViews, listMyChats],
    onError,
    onSuccess: ({ subject }) => {
      gone();
      if (subject.type !== 'conversation') return;
      if (offer.channel === 'chat') void navigate(`/chats/${subject.id}`, { state: { focuses: true } });
      else void navigate(`/inbox/todo/${subject.id}`);
    },
  });
  const decline = useAction(declineOffer, { onError, onSuccess: gone });
  const isBusy = accept.isPending || decline.isPending;
  const take = () => {
    if (!isBusy) accept.mutate({ workItemId });
  };
  useCommands(
    isFirst
      ? [
          {
            id: 'offer.enter',
            group: 'desk',
            label: '',
            key: 'Enter',
            isKeyOnly: true,
            isFirst: true,
            fits: enterAccepts,
            run: take,
          },
          { id: 'offer.take', group: 'desk', label: t('offer.takeFrom', { name: customerName }), run: take },
        ]
      : [],
  );
  return (
    <article className={classes.card} aria-labelledby={nameId}>
      <p className={classes.head}>
        <span className={classes.pulse} aria-hidden />
        <span className={classes.from}>
          {t(`app:channel.${offer.channel}`)} · {offer.queueName}
        </span>
        <span className={classes.clock} role="timer" aria-label={t('offer.left', { count: left })}>
          {clockOf(left)}
        </span>
      </p>
      <h2 className={classes.name} id={nameId}>
        {customerName}
      </h2>
      {(offer.lastLine || offer.title) && (
        <p className={classes.words}>{t('offer.quote', { text: offer.lastLine || offer.title })}</p>
      )}
      <OfferFacts offer={offer} />
      {offer.channel === 'chat' && <OfferPage conversationId={offer.subject.id} />}
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={isBusy}
          loading={decline.isPending}
          onClick={() => decline.mutate({ workItemId })}
        >
          {t('offer.refuse')}
        </Button>
        <Button
          disabled={decline.isPending}
          loading={accept.isPending}
          onClick={take}
          {...(isFirst
            ? {
                rightSection: (
                  <Kbd size="xs" className={classes.key ?? ''} aria-hidden>
                    ⏎
                  </Kbd>
                ),
              }
            : {})}
        >
          {t('offer.take')}
        </Button>
      </div>
      <span className={classes.bar} style={{ '--share': shareLeft(offer.offeredAt, offer.endsAt, now) }} aria-hidden />
    </article>
  );
}
