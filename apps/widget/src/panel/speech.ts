import { maskCards, maskCardsAfter } from '@guichet/contracts/card-numbers';
import type { Host } from '../host.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import type { Store } from './state.ts';

/** What the visitor says: the first words, which begin a chat, and those after them. */
export function openSpeech(host: Host, store: Store, outbox: Outbox) {
  /** A message for the present chat; what it holds of card numbers stays here. */
  function post(text: string, files: Outgoing['files'] = []): void {
    const { chat, messages, outgoing } = store.get();
    const said = [...messages.filter(({ by }) => by === 'visitor'), ...outgoing];
    const clean = maskCardsAfter(
      said.map((one) => one.text),
      text,
    );
    const isWaitingForStart = outbox.all().some(({ start }) => start);
    outbox.add({
      ...{ text: clean, files, isMasked: clean !== text },
      conversationId: isWaitingForStart ? null : (chat?.conversationId ?? null),
    });
  }
  function begin(text: string, start: Omit<NonNullable<Outgoing['start']>, 'language' | 'context'>): void {
    const clean = maskCards(text);
    const whole = { ...start, language: host.language, context: host.context() };
    const { visitor } = store.get();
    const told = { name: start.name || visitor.name, email: start.email || visitor.email };
    store.set({ chat: null, messages: [], read: 0, view: { name: 'dialogue' }, visitor: { ...visitor, ...told } });
    outbox.add({ text: clean, files: [], isMasked: clean !== text, conversationId: null, start: whole });
  }

  return { post, begin };
}
