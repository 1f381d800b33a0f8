import type { ChatMessage, ChatState, Refused } from '@guichet/contracts';
import type { Line } from '../loader/line.ts';
import type { Store } from './state.ts';
import { isWhole, lastOf, wholeUpTo, withMessages } from './timeline.ts';

type Synced = { ok: true; chat: ChatState; messages: ChatMessage[]; hasMore: boolean } | Refused;

/** Keeps the dialogue whole: puts in what comes, and asks for what is missing. */
export function openSync(line: Line, store: Store, changed: () => void) {
  function take(come: ChatMessage[]): void {
    const { chat, messages } = store.get();
    const ours = come.filter(({ conversationId }) => conversationId === chat?.conversationId);
    if (!ours.length) return;
    const known = withMessages(messages, ours);
    store.set({ messages: known, ...(ours.some(({ by }) => by === 'agent') ? { isAgentTyping: false } : {}) });
    if (!isWhole(known)) void resync();
    changed();
  }

  /** What is missing, from the last message without a gap on; at once or, when the line breaks, after the next welcome. */
  async function resync(after?: number): Promise<void> {
    const { chat, messages } = store.get();
    if (!chat) return;
    const { conversationId } = chat;
    const answer = await line
      .ask<Synced>('resync', { conversationId, after: after ?? wholeUpTo(messages) })
      .catch(() => null);
    if (!answer?.ok || store.get().chat?.conversationId !== conversationId) return;
    store.set({ chat: answer.chat, messages: withMessages(store.get().messages, answer.messages) });
    if (answer.hasMore) return resync(lastOf(answer.messages));
    changed();
  }

  return { take, resync };
}
