import { getConversation, getDraft, getTimeline, listConversations, listViews, undoSend } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { useCommands } from '../../../app/commands.ts';
import { tellFailure } from '../../../app/tell.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import { sentContent } from '../composer/sent-content.ts';
import classes from './timeline.module.css';

interface HeldMessageProps {
  messageId: string;
  conversationId: string;
  until: string;
  onUndone: (messageId: string) => void;
}

const leftUntil = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));

/** The seconds in which a sent message can still be taken back. */
export function HeldMessage({ messageId, conversationId, until, onUndone }: HeldMessageProps) {
  const { t } = useTranslation('conversation');
  const words = useErrorText();
  const [left, setLeft] = useState(() => leftUntil(until));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) {
      // The server says when it has left; ask once more in case its word was missed.
      const timer = setTimeout(
        () => void queryClient.invalidateQueries({ queryKey: keyOf(getTimeline, { conversationId }) }),
        3000,
      );
      return () => clearTimeout(timer);
    }
    const timer = setInterval(() => setLeft(leftUntil(until)), 250);
    return () => clearInterval(timer);
  }, [until, isOver, conversationId]);
  const undo = useAction(undoSend, {
    invalidates: [getTimeline, getConversation, listConversations, listViews],
    onSuccess: () => {
      // The composer still has it as it was written; after a reload the server's draft is the only copy.
      if (!sentContent(messageId)) queryClient.removeQueries({ queryKey: keyOf(getDraft, { conversationId }) });
      onUndone(messageId);
    },
    onError: (error) => tellFailure(t('delivery.undoFailed'), words(error)),
  });
  const take = () => undo.mutate({ messageId });
  useCommands(isOver ? [] : [{ id: 'undo', group: 'conversation', label: t('delivery.undo'), key: 'z', run: take }]);
  return (
    <div className={`${classes.banner} ${classes.below}`} data-tone="live">
      <IconSend size={16} stroke={1.75} aria-hidden />
      <span role="timer">{isOver ? t('delivery.leaving') : t('delivery.held', { seconds: left })}</span>
      {!isOver && (
        <Button size="compact-xs" variant="default" loading={undo.isPending} onClick={take}>
          {t('delivery.undo')}
        </Button>
      )}
    </div>
  );
}
