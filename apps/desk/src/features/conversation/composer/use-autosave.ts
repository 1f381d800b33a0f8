import { getDraft, saveDraft } from '@guichet/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, keyOf, queryClient } from '../../../app/api.ts';
import { withSocket } from '../../../app/realtime.ts';
import { useSession } from '../../../app/session.tsx';
import { isNothing, type Content } from './composer-content.ts';
import { forgetLocally, keepLocally } from './local-draft.ts';

const REST = 500;

const inputOf = (conversationId: string, { mode, html, recipients, attachments }: Content) => ({
  conversationId,
  mode,
  html,
  ...(recipients ?? { to: [], cc: [], bcc: [] }),
  attachmentIds: attachments.map(({ id }) => id),
});

/**
 * Saves half a second after the last change, when the text is left, and when the connection is back. Until the server
 * has it the browser keeps it, so neither a closed window nor a lost network loses a word.
 */
export function useAutosave(conversationId: string) {
  const userId = useSession().session.user.id;
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [isKeptHere, setKeptHere] = useState(false);
  const unsaved = useRef<Content | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());

  const save = useCallback(() => {
    clearTimeout(timer.current);
    running.current = running.current.then(async () => {
      const content = unsaved.current;
      if (!content) return;
      try {
        const input = isNothing(content)
          ? { ...inputOf(conversationId, content), html: '' }
          : inputOf(conversationId, content);
        const answer = await call(saveDraft, input);
        setKeptHere(false);
        setSavedAt(answer.savedAt);
        if (unsaved.current !== content) return;
        unsaved.current = null;
        forgetLocally({ userId, conversationId });
      } catch {
        setKeptHere(true);
      }
    });
    return running.current;
  }, [userId, conversationId]);

  const change = useCallback(
    (content: Content) => {
      unsaved.current = content;
      keepLocally({ userId, conversationId }, content);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), REST);
    },
    [userId, conversationId, save],
  );

  /** Nothing more is to be kept: it was sent, or thrown away. Waits for a save under way, so that it cannot come after. */
  const drop = useCallback(async () => {
    clearTimeout(timer.current);
    unsaved.current = null;
    await running.current;
    forgetLocally({ userId, conversationId });
    setSavedAt(null);
    setKeptHere(false);
  }, [userId, conversationId]);
  const settle = useCallback(async () => {
    clearTimeout(timer.current);
    await running.current;
  }, []);

  useEffect(() => {
    const again = () => void save();
    window.addEventListener('pagehide', again);
    window.addEventListener('online', again);
    const leave = withSocket((socket) => {
      socket.on('connect', again);
      return () => void socket.off('connect', again);
    });
    return () => {
      window.removeEventListener('pagehide', again);
      window.removeEventListener('online', again);
      leave();
      // What is opened next time is what was just saved, not what was read when this one was opened.
      void save().then(() => queryClient.invalidateQueries({ queryKey: keyOf(getDraft, { conversationId }) }));
    };
  }, [save, conversationId]);
  return { savedAt, isKeptHere, change, save, drop, settle };
}
