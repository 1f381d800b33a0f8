import { useEffect, useRef } from 'react';
import { withSocket } from '../../app/realtime.ts';
import { useTimeline } from '../conversation/timeline/use-timeline.ts';
import { tellSeen } from './chat-socket.ts';
import { isBubble } from './bubble-rows.ts';

/** Tells the visitor that his words were read: the dialogue is the one at hand, in a window that has the focus. */
export function useReading(conversationId: string, isActive: boolean) {
  const { entries } = useTimeline(conversationId);
  const last = entries.findLast((entry) => isBubble(entry) && entry.direction === 'in')?.sequence ?? 0;
  const told = useRef(0);
  useEffect(() => {
    const look = () => {
      if (!isActive || last <= told.current || document.hidden || !document.hasFocus()) return;
      told.current = last;
      tellSeen(conversationId, { delivered: last, read: last });
    };
    // A mark told to a line that was about to break is told once more.
    const anew = () => {
      told.current = 0;
      look();
    };
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    const leave = withSocket((socket) => {
      socket.on('connect', anew);
      return () => void socket.off('connect', anew);
    });
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [conversationId, isActive, last]);
}
