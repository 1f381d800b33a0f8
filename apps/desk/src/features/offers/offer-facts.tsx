import type { Offer } from '@guichet/contracts';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortDate } from '../../app/time/words.ts';
import { secondsSince, waitInWords } from '../routing/wait-words.ts';
import { serverNow } from './server-clock.ts';
import classes from './work-card.module.css';

/** One line: how long he waits, what he is worth, when he was last here, what it takes. */
export function OfferFacts({ offer }: { offer: Offer }) {
  const { t, i18n } = useTranslation(['routing', 'app']);
  const { t: words } = useTranslation('routing');
  const { valueClass, lastContactAt, skills, waitingSince } = offer;
  const facts = [
    t('offer.waits', { wait: waitInWords(secondsSince(waitingSince, serverNow()), words) }),
    valueClass === 'standard' ? '' : t(`app:valueClass.${valueClass}`),
    lastContactAt ? t('offer.lastContact', { date: shortDate(lastContactAt, i18n.language) }) : t('offer.firstContact'),
    skills.join(', '),
  ];
  return (
    <p className={classes.facts}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </p>
  );
}
