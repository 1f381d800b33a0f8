import type { Availability, CallbackView, ChatMessage, ChatState } from '@guichet/contracts';
import { useEffect, useState } from 'preact/hooks';
import { type CallState, NO_CALL } from './calls/call-state.ts';
import type { Outgoing } from './outbox.ts';
import type { Upload } from './uploads.ts';

/** What is asked first by the same form. */
export type Asking = 'chat' | 'form' | 'call';
export type Way = Asking | 'callback';
export type View =
  | { name: 'home' }
  | { name: 'menu'; way: Way; parentId: string | null }
  | { name: 'answer'; way: Way; choiceId: string }
  | { name: 'details'; way: Asking; choiceId: string | null }
  | { name: 'callback'; choiceId: string | null; instead: string | null }
  | { name: 'called' }
  | { name: 'dialogue' }
  | { name: 'call' }
  | { name: 'sent'; number: number; isCardMasked: boolean };

export interface State {
  isOpen: boolean;
  isUp: boolean;
  view: View;
  availability: Availability | null;
  visitor: { name: string; email: string; isSigned: boolean };
  chat: ChatState | null;
  call: CallState;
  /** The last one he asked for, as the server told it. */
  callback: CallbackView | null;
  messages: readonly ChatMessage[];
  outgoing: readonly Outgoing[];
  uploads: readonly Upload[];
  isAgentTyping: boolean;
  /** Up to where the visitor has looked, on this page. */
  read: number;
}

export const START: State = {
  isOpen: false,
  isUp: true,
  view: { name: 'home' },
  availability: null,
  visitor: { name: '', email: '', isSigned: false },
  chat: null,
  call: NO_CALL,
  callback: null,
  messages: [],
  outgoing: [],
  uploads: [],
  isAgentTyping: false,
  read: 0,
};

export interface Store {
  get: () => State;
  set: (change: Partial<State>) => void;
  subscribe: (listener: () => void) => () => void;
}
export function createStore(): Store {
  let state = START;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export function useStore(store: Store): State {
  const [state, set] = useState(store.get());
  useEffect(() => {
    // Between what was drawn and now it may have changed.
    set(store.get());
    return store.subscribe(() => set(store.get()));
  }, [store]);
  return state;
}

/** Of agents, and not looked at yet. */
export const unreadOf = ({ messages, chat, read }: State): number =>
  messages.filter(({ by, sequence }) => by === 'agent' && sequence > Math.max(read, chat?.visitorRead ?? 0)).length;
