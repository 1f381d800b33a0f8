import type { Availability, ChatMessage, ChatState, Refused, Welcome } from '@guichet/contracts';
import { type Host, isOpenChat } from '../host.ts';
import { openMarks } from './marks.ts';
import { openOutbox } from './outbox.ts';
import { openSpeech } from './speech.ts';
import { createStore, START, unreadOf } from './state.ts';
import { openSync } from './sync.ts';
import { openUploads } from './upload-list.ts';

/** Everything the panel knows and does, apart from how it looks. */
export function openSession(host: Host) {
  const { line, storage } = host;
  const store = createStore();
  const marks = openMarks(line, store);
  const { take, resync } = openSync(line, store, marks.changed);
  const outbox = openOutbox({
    line,
    storage,
    onChange: (outgoing) => store.set({ outgoing }),
    onStored: ({ message, chat }) => {
      if (chat) store.set({ chat, messages: [] });
      take([message]);
    },
  });
  const { post, begin } = openSpeech(host, store, outbox);
  const uploads = openUploads(host, store, (file) => post('', [file]));

  function greet({ chats, availability, name, email, isSigned }: Welcome): void {
    const { chat, view, visitor } = store.get();
    // What he has just said of himself counts until the server knows it.
    const who = { name: name || visitor.name, email: email || visitor.email, isSigned };
    const current =
      chats.find(({ conversationId }) => conversationId === chat?.conversationId) ?? chats.find(isOpenChat);
    store.set({ isUp: true, availability, visitor: who, ...(current ? { chat: current } : {}) });
    if (current && (!chat || chat.conversationId !== current.conversationId)) store.set({ messages: [] });
    const isTalking = (current && isOpenChat(current)) || outbox.all().length > 0;
    if (isTalking && view.name === 'home') store.set({ view: { name: 'dialogue' } });
    void resync();
    void outbox.flush();
  }

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
  };

  store.subscribe(() => {
    const state = store.get();
    const hasChat = (state.chat !== null && isOpenChat(state.chat)) || state.outgoing.length > 0;
    host.show({ isOpen: state.isOpen, unread: unreadOf(state), hasChat });
  });
  // Another tab wrote or sent.
  addEventListener('storage', () => store.set({ outgoing: outbox.all() }));
  store.set({ isUp: line.isUp(), availability: host.availability(), outgoing: outbox.all() });
  const welcome = host.welcome();
  if (welcome) greet(welcome);

  return {
    ...{ host, store, outbox, uploads, marks, post, begin, resync },
    hear: (name: string, data: unknown) => heard[name]?.(data as never),
    async end(): Promise<void> {
      const { chat } = store.get();
      if (!chat) return;
      const { conversationId } = chat;
      const answer = await line
        .ask<{ ok: true; chat: ChatState } | Refused>('end', { conversationId })
        .catch(() => null);
      if (answer?.ok) store.set({ chat: answer.chat });
    },
    /** A chat of before, to be read. */
    look(chat: ChatState): void {
      store.set({ chat, messages: [], view: { name: 'dialogue' } });
      void resync(0);
    },
    reset(): void {
      outbox.clear();
      storage.set('draft', null);
      store.set({ ...START, isOpen: store.get().isOpen });
    },
  };
}
export type Session = ReturnType<typeof openSession>;
