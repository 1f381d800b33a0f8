import { ApiError, sendMessage, type Attachment, type MessageEntry } from '@guichet/contracts';
import { useSyncExternalStore } from 'react';
import { call } from '../../app/api.ts';
import { putEntries } from '../conversation/timeline/use-timeline.ts';

/** An answer on its way. It rests in this browser until the server has it, so that neither a reload nor a lost network loses it. */
export interface Outgoing {
  clientId: string;
  /** Of several who use this browser one after the other, each sends his own. */
  userId: string;
  conversationId: string;
  html: string;
  text: string;
  attachments: Attachment[];
  at: string;
  state: 'sending' | 'again' | 'failed';
  /** Why it failed, as the server's code. */
  error?: { status: number; code: ApiError['code'] };
}

const PREFIX = 'guichet.outbox.';
/** After a server that answers but cannot, or a line that is down. */
const PAUSE_MS = 2000;
const listeners = new Set<() => void>();
const busy = new Set<string>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const whenSent = new Map<string, (entry: MessageEntry) => void>();
let all: readonly Outgoing[] | null = null;
/** Who is logged in; what another has left in this browser waits for him. */
let sender: string | null = null;

function read(): Outgoing[] {
  const found = Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => {
      try {
        return [JSON.parse(localStorage.getItem(name) ?? '') as Outgoing];
      } catch {
        return [];
      }
    });
  return found.toSorted((a, b) => a.at.localeCompare(b.at));
}
const current = () => (all ??= read());
function become(next: readonly Outgoing[]) {
  all = next;
  for (const listener of listeners) listener();
}
function keep(outgoing: Outgoing) {
  try {
    localStorage.setItem(PREFIX + outgoing.clientId, JSON.stringify(outgoing));
  } catch {
    // A full store: it is still sent from this page.
  }
  become(
    [...current().filter(({ clientId }) => clientId !== outgoing.clientId), outgoing].toSorted((a, b) =>
      a.at.localeCompare(b.at),
    ),
  );
}

/** The server has it: by its answer, or because it was seen on the socket. */
export function settle(clientId: string) {
  if (!current().some((one) => one.clientId === clientId)) return;
  localStorage.removeItem(PREFIX + clientId);
  become(current().filter((one) => one.clientId !== clientId));
}

/** Worth trying again by itself: the network, a server under load or one that restarts, a session that ended. */
const isPassing = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500 || [401, 429].includes(error.status);

/** In order, one at a time for each conversation, each under its own id until it is answered. */
async function flush(conversationId: string): Promise<void> {
  clearTimeout(timers.get(conversationId));
  if (busy.has(conversationId)) return;
  const next = current().find(
    (one) => one.userId === sender && one.conversationId === conversationId && one.state !== 'failed',
  );
  if (!next) return;
  busy.add(conversationId);
  const { clientId, html, attachments } = next;
  const over = () => {
    whenSent.delete(clientId);
    busy.delete(conversationId);
  };
  try {
    const attachmentIds = attachments.map(({ id }) => id);
    const entry = await call(sendMessage, { conversationId, clientId, mode: 'reply', html, attachmentIds });
    whenSent.get(clientId)?.(entry);
    putEntries(conversationId, [entry]);
    settle(clientId);
  } catch (error) {
    if (isPassing(error)) {
      busy.delete(conversationId);
      if (current().includes(next)) keep({ ...next, state: 'again' });
      timers.set(
        conversationId,
        setTimeout(() => void flush(conversationId), PAUSE_MS),
      );
      return;
    }
    const { status, code } = error as ApiError;
    keep({ ...next, state: 'failed', error: { status, code } });
  }
  over();
  return flush(conversationId);
}

type Written = Pick<Outgoing, 'userId' | 'conversationId' | 'html' | 'text' | 'attachments'>;
export function post(written: Written, onSent: (entry: MessageEntry) => void) {
  const clientId = crypto.randomUUID();
  whenSent.set(clientId, onSent);
  keep({ ...written, clientId, at: new Date().toISOString(), state: 'sending' });
  void flush(written.conversationId);
}

export function tryAgain({ error: _, ...outgoing }: Outgoing) {
  keep({ ...outgoing, state: 'sending' });
  void flush(outgoing.conversationId);
}

/** Sends what this person has written, whatever an earlier page left first, until the answer is called. */
export function sendAs(userId: string): () => void {
  sender = userId;
  flushAll(userId);
  const again = () => flushAll(userId);
  window.addEventListener('online', again);
  return () => {
    window.removeEventListener('online', again);
    sender = null;
  };
}

export function flushAll(userId: string) {
  const mine = current().filter((one) => one.userId === userId);
  for (const id of new Set(mine.map(({ conversationId }) => conversationId))) void flush(id);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export function useOutgoing(userId: string, conversationId: string): readonly Outgoing[] {
  const outgoing = useSyncExternalStore(subscribe, current);
  return outgoing.filter((one) => one.userId === userId && one.conversationId === conversationId);
}
