import type { ChatState, Refused, Welcome } from '@guichet/contracts';
import { type Host, isOpenChat } from '../host.ts';
import { isOnLine } from './calls/call-state.ts';
import { openCallbacks } from './callbacks.ts';
import { openCalls } from './calls/calls.ts';
import { hearing } from './hearing.ts';
import { openMarks } from './marks.ts';
import { openOutbox } from './outbox.ts';
import { openSpeech } from './speech.ts';
import { createStore, START, unreadOf } from './state.ts';
import type { Step } from './steps.ts';
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
  const calls = openCalls(host, store);
  const callbacks = openCallbacks(host, store);
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

  const hear = hearing({ store, outbox, marks, calls, callbacks, greet, take, resync });

  store.subscribe(() => {
    const state = store.get();
    const hasChat = (state.chat !== null && isOpenChat(state.chat)) || state.outgoing.length > 0;
    host.show({ isOpen: state.isOpen, unread: unreadOf(state), hasChat: hasChat || isOnLine(state.call) });
  });
  // Another tab wrote or sent.
  addEventListener('storage', () => store.set({ outgoing: outbox.all() }));
  store.set({ isUp: line.isUp(), availability: host.availability(), outgoing: outbox.all() });
  const welcome = host.welcome();
  if (welcome) greet(welcome);
  void calls.takeUp();

  return {
    ...{ host, store, outbox, uploads, calls, callbacks, marks, post, begin, resync, hear },
    async end(): Promise<void> {
      const { chat } = store.get();
      if (!chat) return;
      const { conversationId } = chat;
      const answer = await line
        .ask<{ ok: true; chat: ChatState } | Refused>('end', { conversationId })
        .catch(() => null);
      if (answer?.ok) store.set({ chat: answer.chat });
    },
    goBack(): void {
      // What was only prepared, or is over, is left; a call that lives goes on.
      const { view, call } = store.get();
      if (view.name === 'call' && !isOnLine(call) && call.phase !== 'elsewhere') calls.close();
      store.set({ view: { name: 'home' } });
    },
    enter(step: Step): void {
      if (step.name !== 'ready') return store.set({ view: step });
      const { name, email } = store.get().visitor;
      const answers = { name, email, orderReference: host.context().orderReference ?? '', fields: {} };
      calls.wish({ menuId: step.choiceId, answers, refusesRecording: false });
    },
    /** A chat of before, to be read. */
    look(chat: ChatState): void {
      store.set({ chat, messages: [], view: { name: 'dialogue' } });
      void resync(0);
    },
    reset(): void {
      outbox.clear();
      storage.set('draft', null);
      // Whoever talks goes on talking, whoever he says he is.
      const { isOpen, call, view } = store.get();
      store.set({ ...START, isOpen, call, view: view.name === 'call' ? view : START.view });
    },
  };
}
export type Session = ReturnType<typeof openSession>;
