import type { ChatMessage, ChatState, ChatStart, ChatSend } from '@guichet/contracts';
import type * as z from 'zod';
import type { Line } from '../loader/line.ts';

const CHAT = 'preview';

/** A line to nobody: what is written stands in the dialogue, and goes nowhere. */
export function previewLine(): Line {
  const messages: ChatMessage[] = [];
  let endedAt: string | null = null;
  const chat = (): ChatState => ({
    conversationId: CHAT,
    state: endedAt ? 'ended' : 'waiting',
    startedAt: messages[0]?.at ?? new Date().toISOString(),
    endedAt,
    endedBy: endedAt ? 'visitor' : null,
    agentName: null,
    position: 1,
    estimateSeconds: null,
    offersForm: false,
    offersCallback: false,
    lastSequence: messages.length,
    agentDelivered: 0,
    agentRead: 0,
    visitorRead: messages.length,
    rating: null,
    isSettled: null,
  });
  const say = ({ text, clientId }: z.input<typeof ChatSend> | z.input<typeof ChatStart>): ChatMessage => {
    const sequence = messages.length + 1;
    const message: ChatMessage = {
      ...{ id: `${CHAT}-${sequence}`, conversationId: CHAT, sequence, previous: sequence - 1, text, clientId },
      ...{ at: new Date().toISOString(), by: 'visitor', name: '', files: [], notices: [] },
    };
    messages.push(message);
    return message;
  };
  const answers: Record<string, (data: never) => object> = {
    start: (data: z.input<typeof ChatStart>) => ({ ok: true, message: say(data), chat: chat() }),
    send: (data: z.input<typeof ChatSend>) => ({ ok: true, message: say(data) }),
    resync: () => ({ ok: true, chat: chat(), messages, hasMore: false }),
    'callback.offer': () => ({
      ok: true,
      country: 'FR',
      consent: '…',
      current: null,
      canNow: true,
      slots: [],
      confirms: false,
    }),
    history: () => ({ ok: true, chats: [], nextCursor: null }),
    end: () => {
      endedAt = new Date().toISOString();
      return { ok: true, chat: chat() };
    },
  };
  return {
    isUp: () => true,
    say: () => undefined,
    ask: <T>(name: string, data: unknown) =>
      Promise.resolve((answers[name]?.(data as never) ?? { ok: false, code: 'unavailable' }) as T),
    renew: () => undefined,
  };
}
