import { Button, Kbd } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/commands.ts';
import { enterAccepts } from './enter-accepts.ts';
import classes from './work-card.module.css';

/** What can be said to an offer, however it is said. */
export interface OfferAnswer {
  take: () => void;
  refuse: () => void;
  isTaking: boolean;
  isRefusing: boolean;
  /** Why it cannot be taken here now. */
  obstacle?: string;
}
interface OfferFaceProps {
  head: ReactNode;
  name: string;
  children: ReactNode;
  answer: OfferAnswer;
  /** Enter takes it. */
  isFirst: boolean;
  takeWords: string;
  /** What is left of its time, from 1 to 0. */
  share?: number;
}

/** The card of something that rings, with its two buttons. */
export function OfferFace({ head, name, children, answer, isFirst, takeWords, share }: OfferFaceProps) {
  const { t } = useTranslation('routing');
  const nameId = useId();
  const { refuse, isTaking, isRefusing, obstacle } = answer;
  const isBusy = isTaking || isRefusing;
  const take = () => {
    if (!isBusy && !obstacle) answer.take();
  };
  const command = { group: 'desk', run: take } as const;
  useCommands(
    isFirst
      ? [
          {
            ...command,
            ...{ id: 'offer.enter', label: '', key: 'Enter', isKeyOnly: true, isFirst: true, fits: enterAccepts },
          },
          { ...command, id: 'offer.take', label: takeWords },
        ]
      : [],
  );
  return (
    <article className={classes.card} aria-labelledby={nameId}>
      <p className={classes.head}>
        <span className={classes.pulse} aria-hidden />
        {head}
      </p>
      <h2 className={classes.name} id={nameId}>
        {name}
      </h2>
      {children}
      {obstacle && (
        <p className={classes.facts} role="status">
          {obstacle}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" disabled={isBusy} loading={isRefusing} onClick={refuse}>
          {t('offer.refuse')}
        </Button>
        <Button
          disabled={isRefusing || Boolean(obstacle)}
          loading={isTaking}
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
      {share !== undefined && <span className={classes.bar} style={{ '--share': share }} aria-hidden />}
    </article>
  );
}
