import type { Presence } from '@guichet/contracts';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { withSocket } from './realtime.ts';

export type Viewer = Presence['viewers'][number];
const NOBODY: readonly Viewer[] = [];
const viewers = new Map<string, readonly Viewer[]>();
const listeners = new Set<() => void>();

function take(presences: readonly Presence[]) {
  for (const presence of presences) viewers.set(presence.conversationId, presence.viewers);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who looks at a conversation; oneself included, the caller leaves himself out. */
export const useViewers = (conversationId: string) =>
  useSyncExternalStore(subscribe, () => viewers.get(conversationId) ?? NOBODY);

/** Asks for the presence of what is listed, now and after each reconnection, and hears of its changes. */
export function useWatched(conversationIds: readonly string[]) {
  const key = conversationIds.join();
  useEffect(() => {
    const ids = key ? key.split(',').slice(0, 200) : [];
    return withSocket((socket) => {
      const ask = () => socket.emit('watch', { conversationIds: ids }, take);
      const hear = (presence: Presence) => take([presence]);
      // Scrolling changes the list at every step: ask once it rests.
      const timer = setTimeout(() => socket.connected && ask(), 300);
      socket.on('connect', ask);
      socket.on('presence.changed', hear);
      return () => {
        clearTimeout(timer);
        socket.off('connect', ask);
        socket.off('presence.changed', hear);
      };
    });
  }, [key]);
}

/** Tells colleagues that this conversation is open here, and whether its answer is being typed. */
export function useViewing(conversationId: string, isTyping: boolean) {
  const typing = useRef(isTyping);
  useEffect(
    () =>
      withSocket((socket) => {
        const tell = () => socket.emit('viewing', { conversationId, isTyping: typing.current });
        if (socket.connected) tell();
        socket.on('connect', tell);
        return () => {
          socket.off('connect', tell);
          if (socket.connected) socket.emit('viewing', { conversationId: null, isTyping: false });
        };
      }),
    [conversationId],
  );
  useEffect(() => {
    if (typing.current === isTyping) return;
    typing.current = isTyping;
    return withSocket((socket) => {
      if (socket.connected) socket.emit('viewing', { conversationId, isTyping });
      return () => undefined;
    });
  }, [conversationId, isTyping]);
}
