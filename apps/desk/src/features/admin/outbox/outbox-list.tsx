import type { AnswerOf, listLocalOutbox } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ago } from '../../../app/time/ago.tsx';
import classes from './outbox-list.module.css';

interface Props {
  mails: AnswerOf<typeof listLocalOutbox>['mails'];
  openId: string | undefined;
}

export function OutboxList({ mails, openId }: Props) {
  const { t } = useTranslation('admin');
  return (
    <ul className={classes.list} aria-label={t('outbox.list')}>
      {mails.map((mail) => (
        <li key={mail.id}>
          <Link
            to={`/admin/outbox/${mail.id}`}
            className={classes.mail}
            aria-current={mail.id === openId ? 'true' : undefined}
          >
            <span className={classes.to}>{mail.to.join(', ')}</span>
            <Ago at={mail.at} as="clock" className={classes.at} />
            <span className={classes.subject}>{mail.subject || t('outbox.noSubject')}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
