import { useCallback, useEffect, useRef } from 'react';
import { tellTyping } from '../chat-socket.ts';

/** Said again while it goes on, so that a lost word does not matter; a rest ends it. */
const AGAIN_MS = 3000;
const REST_MS = 4000;

/** Shows the visitor that an answer is being written. `onChange`: it began, or came to rest. */
export function useTyping(conversationId: string, onChange: (isTyping: boolean) => void) {
  const saidAt = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const stop = useCallback(() => {
    clearTimeout(rest.current);
    if (saidAt.current === 0) return;
    saidAt.current = 0;
    tellTyping(conversationId, false);
    latest.current(false);
  }, [conversationId]);
  const type = useCallback(() => {
    clearTimeout(rest.current);
    rest.current = setTimeout(stop, REST_MS);
    if (Date.now() - saidAt.current < AGAIN_MS) return;
    if (saidAt.current === 0) latest.current(true);
    saidAt.current = Date.now();
    tellTyping(conversationId, true);
  }, [conversationId, stop]);
  useEffect(() => stop, [stop]);
  return { type, stop };
}
