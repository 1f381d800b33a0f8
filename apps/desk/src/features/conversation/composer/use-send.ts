import {
  addNote,
  applyMacro,
  getConversation,
  getDraft,
  listConversations,
  listViews,
  sendMessage,
  type TimelineEntry,
} from '@guichet/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, keyOf, queryClient } from '../../../app/api.ts';
import { tellFailure } from '../../../app/tell.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import { appendEntry } from '../timeline/use-timeline.ts';
import { withSignature, type Content } from './composer-content.ts';
import { rememberSent } from './sent-content.ts';

interface Sending {
  content: Content;
  signature: string;
  mentionedUserIds: string[];
  isResolving: boolean;
  macroId: string | null;
}

async function deliver(conversationId: string, clientId: string, sending: Sending): Promise<TimelineEntry> {
  const { mode, html, recipients, attachments } = sending.content;
  if (mode === 'note')
    return call(addNote, { conversationId, clientId, html, mentionedUserIds: sending.mentionedUserIds });
  const message = await call(sendMessage, {
    conversationId,
    clientId,
    mode,
    ...recipients,
    html: withSignature(html, sending.signature),
    attachmentIds: attachments.map(({ id }) => id),
    ...(sending.isResolving ? { thenStatus: 'resolved' } : {}),
  });
  rememberSent(message.id, sending.content);
  return message;
}

/** Sends once: the same message keeps its id over retries, so that a lost answer never makes two of it. */
export function useSend(conversationId: string) {
  const { t } = useTranslation('composer');
  const words = useErrorText();
  const clientId = useRef(crypto.randomUUID());
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (sending: Sending, whenSent: () => Promise<void>) => {
    setSending(true);
    setError(null);
    try {
      const entry = await deliver(conversationId, clientId.current, sending);
      clientId.current = crypto.randomUUID();
      await whenSent();
      appendEntry(entry);
      queryClient.setQueryData(keyOf(getDraft, { conversationId }), { draft: null });
      if (sending.macroId)
        await call(applyMacro, { conversationId, macroId: sending.macroId, clientId: crypto.randomUUID() }).catch(
          (refusal: unknown) => tellFailure(t('macroRefused'), words(refusal)),
        );
      for (const endpoint of [listConversations, listViews])
        void queryClient.invalidateQueries({ queryKey: keyOf(endpoint) });
      void queryClient.invalidateQueries({ queryKey: keyOf(getConversation, { conversationId }) });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSending(false);
    }
  };
  return { send, isSending, error };
}
