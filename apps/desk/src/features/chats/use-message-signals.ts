import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMyChats } from './chat-cache.ts';

/** Somebody begins to wait in a dialogue that is not at hand, or nobody looks at the desk: heard, and shown outside. */
export function useMessageSignals(activeId: string | undefined) {
  const { t } = useTranslation('chats');
  const chats = useMyChats();
  const known = useRef<Map<string, string | null> | null>(null);
  const takeAway = useRef(new Map<string, () => void>());
  useEffect(() => {
    const before = known.current;
    known.current = new Map(chats.map(({ conversationId, waitingSince }) => [conversationId, waitingSince]));
    for (const { conversationId, waitingSince, visitor } of chats) {
      if (!waitingSince) {
        takeAway.current.get(conversationId)?.();
        takeAway.current.delete(conversationId);
      }
      // What was just accepted rang already.
      const began = before?.has(conversationId) && waitingSince && before.get(conversationId) === null;
      if (!began || (conversationId === activeId && document.hasFocus())) continue;
      const title = t('waitsForYou', { name: visitor.name || t('visitor') });
      void import('../offers/call-attention.ts').then(({ callAttention }) =>
        takeAway.current.set(
          conversationId,
          callAttention({ workItemId: `${conversationId}.${waitingSince}`, title, body: '' }),
        ),
      );
    }
  }, [chats, activeId, t]);
}
