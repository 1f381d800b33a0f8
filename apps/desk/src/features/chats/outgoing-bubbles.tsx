import { ApiError } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import { settle, tryAgain, useOutgoing } from './outbox.ts';
import classes from './bubble.module.css';

/** What this browser has still to send: shown where it will stand. */
export function OutgoingBubbles({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('chats');
  const words = useErrorText();
  const outgoing = useOutgoing(useSession().session.user.id, conversationId);
  return outgoing.map((one) => (
    <article
      key={one.clientId}
      className={classes.row}
      data-direction="out"
      data-first
      aria-label={t('outgoing.label')}
    >
      {one.text && (
        <div className={classes.bubble} data-pending>
          {one.text}
        </div>
      )}
      {one.attachments.map((file) => (
        <span key={file.id} className={classes.foot}>
          {file.name}
        </span>
      ))}
      {one.state === 'failed' && one.error ? (
        <span className={classes.failed} role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {t('outgoing.failed', { reason: words(new ApiError(one.error.status, { code: one.error.code })) })}
          <Button size="compact-xs" variant="default" onClick={() => tryAgain(one)}>
            {t('outgoing.retry')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => settle(one.clientId)}>
            {t('outgoing.discard')}
          </Button>
        </span>
      ) : (
        <span className={classes.foot}>
          <IconClock size={14} stroke={1.75} aria-hidden />
          {t(one.state === 'again' ? 'outgoing.again' : 'outgoing.sending')}
        </span>
      )}
    </article>
  ));
}
