import { useEffect } from 'react';
import { useNavigate, useLocation } from 'react-router';
import { useMyChats } from './chat-cache.ts';
import { neighbour, nextWaiting } from './waiting-clock.ts';

/** Alt and an arrow go from dialogue to dialogue, while one types too; with Shift to whoever waits longest. */
export function useDialogueKeys() {
  const chats = useMyChats();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const activeId = /^\/chats\/([^/]+)/.exec(pathname)?.[1];
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
      if (!event.altKey || event.ctrlKey || event.metaKey || !way) return;
      // There the keys open the list of choices.
      if ((event.target as HTMLElement).closest('select,[role=combobox],[role=dialog]')) return;
      const next = event.shiftKey ? nextWaiting(chats, activeId) : neighbour(chats, activeId, way);
      if (!next) return;
      event.preventDefault();
      void navigate(`/chats/${next}`, { state: { focuses: true } });
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [chats, activeId, navigate]);
  return activeId;
}
