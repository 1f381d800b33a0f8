import { endChat, getConversation, getSubjectWork, getTimeline, listMyChats } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { putChat, useChat } from './chat-cache.ts';
import classes from './end-chat.module.css';

/** Says goodbye, after one more press: the visitor is asked for his rating then, and cannot be called back. */
export function EndChat({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation(['chats', 'app']);
  const words = useErrorText();
  const chat = useChat(conversationId);
  const [isAsked, setAsked] = useState(false);
  const end = useAction(endChat, {
    invalidates: [listMyChats, getConversation, getTimeline, getSubjectWork],
    onSuccess: putChat,
    onError: (error) => tellFailure(t('endRefused'), words(error)),
    onSettled: () => setAsked(false),
  });
  if (!chat || chat.state === 'ended') return null;
  if (!isAsked)
    return (
      <Button variant="default" size="sm" className={classes.end ?? ''} onClick={() => setAsked(true)}>
        {t('end')}
      </Button>
    );
  return (
    <span className={classes.ask} role="group" aria-label={t('endAsk')}>
      <Button size="sm" color="bad" autoFocus loading={end.isPending} onClick={() => end.mutate({ conversationId })}>
        {t('endNow')}
      </Button>
      <Button size="sm" variant="default" onClick={() => setAsked(false)}>
        {t('app:cancel')}
      </Button>
    </span>
  );
}
