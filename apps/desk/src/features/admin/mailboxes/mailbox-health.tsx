import type { Mailbox } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../../app/time/ago.tsx';
import { StatusMark } from '../frame/status-mark.tsx';
import classes from './mailbox-health.module.css';
import { useFailureWords } from './use-failure-words.ts';

const TONES = { connecting: 'busy', idle: 'ok', syncing: 'busy', failing: 'bad', disabled: 'mute' } as const;

/** Whether mail comes in, since when, and if not, why. */
export function MailboxHealth({ mailbox: { health } }: { mailbox: Mailbox }) {
  const { t } = useTranslation('admin');
  const words = useFailureWords();
  const isFailing = health.state === 'failing';
  return (
    <div className={classes.health}>
      <StatusMark tone={TONES[health.state]} label={t(`mailboxes.states.${health.state}`)} />
      <span className={classes.fact}>
        {health.lastSyncAt ? (
          <>
            {t('mailboxes.lastSync')} <Ago at={health.lastSyncAt} as="ago" />
          </>
        ) : (
          t('mailboxes.neverSynced')
        )}
        {health.pending > 0 && ` · ${t('mailboxes.pending', { count: health.pending })}`}
      </span>
      {isFailing && (
        <span className={classes.error}>
          {health.lastErrorCode !== null && `${words(health.lastErrorCode)} `}
          {t('mailboxes.failures', { count: Math.max(1, health.failures) })}
          {health.lastErrorAt && (
            <>
              {', '}
              <Ago at={health.lastErrorAt} as="ago" />
            </>
          )}
          {'. '}
          {t('mailboxes.willRetry')}
        </span>
      )}
    </div>
  );
}
