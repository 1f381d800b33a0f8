import type { ChatMessage, ChatState } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import type { Line } from '../loader/line.ts';
import { createStore } from './state.ts';
import { openSync } from './sync.ts';

const PAGE = 2;
const message = (sequence: number, more: Partial<ChatMessage> = {}) =>
  ({ conversationId: 'c1', sequence, previous: sequence - 1, by: 'visitor', ...more }) as ChatMessage;
const chat = (conversationId = 'c1') => ({ conversationId }) as ChatState;

/** A dialogue on the server, of which the page may have missed anything. */
function dialogue(stored: ChatMessage[], isCut = false) {
  const asked: unknown[] = [];
  const store = createStore();
  store.set({ chat: chat() });
  const line: Line = {
    isUp: () => true,
    say: () => undefined,
    renew: () => undefined,
    ask: <T>(name: string, data: unknown) => {
      asked.push([name, data]);
      const { conversationId, after } = data as { conversationId: string; after: number };
      const missing = stored.filter(({ sequence }) => sequence > after);
      if (isCut) return Promise.reject(new Error('line'));
      const page = { messages: missing.slice(0, PAGE), hasMore: missing.length > PAGE };
      return Promise.resolve({ ok: true, chat: chat(conversationId), ...page } as T);
    },
  };
  const sequences = () => store.get().messages.map(({ sequence }) => sequence);
  return { asked, store, sequences, ...openSync(line, store, () => undefined) };
}
const all = [1, 2, 3, 4, 5].map((sequence) => message(sequence));
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a dialogue on the page', () => {
  it('asks for what is missing, from the last message without a gap on, until it is whole', async () => {
    const { take, sequences, asked } = dialogue(all);
    take([all[0]!]);
    await settled();
    expect(asked).toEqual([]);
    take([all[4]!]);
    await settled();
    expect(sequences()).toEqual([1, 2, 3, 4, 5]);
    expect(asked[0]).toEqual(['resync', { conversationId: 'c1', after: 1 }]);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('keeps what it has when the line breaks, and takes each message once', async () => {
    const { take, sequences } = dialogue(all, true);
    take([all[0]!, all[1]!]);
    take([all[1]!]);
    take([all[4]!]);
    await settled();
    expect(sequences()).toEqual([1, 2, 5]);
  });

  it('takes nothing of another chat, not even an answer that comes too late', async () => {
    const { take, store, sequences, resync } = dialogue(all);
    take([message(1, { conversationId: 'c2' })]);
    expect(sequences()).toEqual([]);
    const answered = resync();
    store.set({ chat: chat('c2'), messages: [] });
    await answered;
    expect([store.get().chat, sequences()]).toEqual([chat('c2'), []]);
  });

  it('shows nobody writing any more once the words are there', () => {
    const { take, store } = dialogue(all);
    store.set({ isAgentTyping: true });
    take([message(1)]);
    expect(store.get().isAgentTyping).toBe(true);
    take([message(2, { by: 'agent' })]);
    expect(store.get().isAgentTyping).toBe(false);
  });
});
