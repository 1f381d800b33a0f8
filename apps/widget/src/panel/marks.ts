import type { Line } from '../loader/line.ts';
import type { Store } from './state.ts';
import { lastOf } from './timeline.ts';

const SEEN_MS = 1000;
const TYPING_MS = 3000;
const LAPSE_MS = 6000;

/** Read marks and typing, both ways. */
export function openMarks(line: Line, store: Store) {
  let seen: ReturnType<typeof setTimeout> | undefined;
  let lapse: ReturnType<typeof setTimeout> | undefined;
  let typedAt = 0;

  const isLooking = () => {
    const { isOpen, view } = store.get();
    return isOpen && view.name === 'dialogue' && document.visibilityState === 'visible';
  };
  function changed(): void {
    if (isLooking()) {
      const read = lastOf(store.get().messages);
      if (read > store.get().read) store.set({ read });
    }
    seen ??= setTimeout(tell, SEEN_MS);
  }
  function tell(): void {
    seen = undefined;
    const { chat, messages, read } = store.get();
    if (!chat || !messages.length) return;
    line.say('seen', {
      conversationId: chat.conversationId,
      delivered: lastOf(messages),
      read: Math.max(read, chat.visitorRead),
    });
  }
  addEventListener('visibilitychange', changed);

  return {
    changed,
    /** Of the visitor: again every 3 s while he types. */
    typing(isTyping: boolean): void {
      const { chat } = store.get();
      const now = Date.now();
      if (!chat || (isTyping ? now - typedAt < TYPING_MS : !typedAt)) return;
      typedAt = isTyping ? now : 0;
      line.say('typing', { conversationId: chat.conversationId, isTyping });
    },
    agentTyping({ conversationId, isTyping }: { conversationId: string; isTyping: boolean }): void {
      if (conversationId !== store.get().chat?.conversationId) return;
      clearTimeout(lapse);
      store.set({ isAgentTyping: isTyping });
      if (isTyping) lapse = setTimeout(() => store.set({ isAgentTyping: false }), LAPSE_MS);
    },
  };
}
