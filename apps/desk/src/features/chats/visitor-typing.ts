import { useSyncExternalStore } from 'react';

/** The page says again every 3 s that somebody types; who stops without a word is believed for so long. */
const LAPSES_MS = 6000;
const typing = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
function tell() {
  for (const listener of listeners) listener();
}

export function setVisitorTyping(conversationId: string, isTyping: boolean) {
  clearTimeout(typing.get(conversationId));
  typing.delete(conversationId);
  if (isTyping)
    typing.set(
      conversationId,
      setTimeout(() => setVisitorTyping(conversationId, false), LAPSES_MS),
    );
  tell();
}

export const useVisitorTyping = (conversationId: string) =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => typing.has(conversationId),
  );
