import { retrySend, type TimelineEntry } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { tellFailure } from '../../../app/tell.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import { HeldMessage } from './held-message.tsx';
import { appendEntry } from './use-timeline.ts';
import classes from './timeline.module.css';

interface DeliveryBannerProps {
  entry: Extract<TimelineEntry, { type: 'message' }>;
  onUndone: (messageId: string) => void;
}
const icon = { size: 16, stroke: 1.75, 'aria-hidden': true };

/** Where an outgoing message is: held, on its way, in the local outbox, or refused with what to do. */
export function DeliveryBanner({ entry, onUndone }: DeliveryBannerProps) {
  const { t } = useTranslation('conversation');
  const words = useErrorText();
  const retry = useAction(retrySend, {
    onSuccess: appendEntry,
    onError: (error) => tellFailure(t('delivery.retryFailed'), words(error)),
  });
  const banner = `${classes.banner} ${classes.below}`;
  if (entry.delivery === 'held' && entry.heldUntil)
    return (
      <HeldMessage
        messageId={entry.id}
        until={entry.heldUntil}
        conversationId={entry.conversationId}
        onUndone={onUndone}
      />
    );
  if (entry.delivery === 'queued' || entry.delivery === 'held')
    return (
      <div className={banner}>
        <IconClock {...icon} />
        <span>{t('delivery.queued')}</span>
      </div>
    );
  if (entry.delivery === 'local')
    return (
      <div className={banner}>
        <IconInbox {...icon} />
        <span>{t('delivery.local')}</span>
      </div>
    );
  if (entry.delivery === 'failed' || entry.delivery === 'bounced')
    return (
      <div className={banner} data-tone="bad" role="alert">
        <IconAlertTriangle {...icon} />
        <span>
          {t(`delivery.${entry.delivery}`)}
          {entry.deliveryError && ` ${t('delivery.answer', { error: entry.deliveryError })}`}
        </span>
        {entry.delivery === 'failed' && (
          <Button
            size="compact-xs"
            variant="default"
            loading={retry.isPending}
            onClick={() => retry.mutate({ messageId: entry.id })}
          >
            {t('delivery.retry')}
          </Button>
        )}
      </div>
    );
  return null;
}
