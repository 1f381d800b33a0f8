import type { Availability, CallbackView, CallView, ChatMessage, ChatState, Welcome } from '@guichet/contracts';
import type { openCallbacks } from './callbacks.ts';
import type { openCalls } from './calls/calls.ts';
import type { openMarks } from './marks.ts';
import type { openOutbox } from './outbox.ts';
import type { createStore } from './state.ts';
import type { openSync } from './sync.ts';

interface Listeners extends ReturnType<typeof openSync> {
  store: ReturnType<typeof createStore>;
  outbox: ReturnType<typeof openOutbox>;
  marks: ReturnType<typeof openMarks>;
  calls: ReturnType<typeof openCalls>;
  callbacks: ReturnType<typeof openCallbacks>;
  greet: (welcome: Welcome) => void;
}

/** What the server says over the line, and what becomes of it here. */
export function hearing({ store, outbox, marks, calls, callbacks, greet, take, resync }: Listeners) {
  const heard: Record<string, (data: never) => void> = {
    welcome: greet,
    line: (isUp: boolean) => {
      store.set({ isUp, isAgentTyping: false });
      if (isUp) void outbox.flush();
    },
    availability: (availability: Availability) => store.set({ availability }),
    message: (message: ChatMessage) => take([message]),
    chat: (chat: ChatState) => {
      if (chat.conversationId === store.get().chat?.conversationId) store.set({ chat });
    },
    seen: (reached: Pick<ChatState, 'conversationId' | 'agentDelivered' | 'agentRead' | 'visitorRead'>) => {
      const { chat } = store.get();
      if (chat?.conversationId === reached.conversationId) store.set({ chat: { ...chat, ...reached } });
    },
    typing: marks.agentTyping,
    resync: () => void resync(),
    call: (view: CallView) => calls.told(view),
    callback: (view: CallbackView) => callbacks.told(view),
  };
  return (name: string, data: unknown): void => heard[name]?.(data as never);
}
