import type { ChatFile, ChatMessage, ChatStart, ChatState, ErrorCode, Refused } from '@guichet/contracts';
import type * as z from 'zod';
import type { Line } from '../loader/line.ts';
import type { Storage } from '../loader/storage.ts';

/** A message on its way. It stays in the browser until the server has it, so that neither a reload nor a lost network loses it. */
export interface Outgoing {
  clientId: string;
  at: string;
  text: string;
  files: ChatFile[];
  isMasked: boolean;
  /** Null until the message that begins the conversation has been answered. */
  conversationId: string | null;
  /** Present in the one that begins it. */
  start?: Omit<z.input<typeof ChatStart>, 'clientId' | 'text'>;
  state: 'sending' | 'again' | 'failed';
  code?: ErrorCode;
}
export type Stored = { ok: true; message: ChatMessage; chat?: ChatState };

interface Options {
  line: Line;
  storage: Storage;
  onStored: (answer: Stored, clientId: string) => void;
  onChange: (outgoing: Outgoing[]) => void;
}
const PREFIX = 'out:';
/** After a server that answers but cannot. */
const PAUSE_MS = 2000;

/** Sorts by time. Not randomUUID: pages without TLS have none. */
export function newClientId(now = Date.now()): string {
  const random = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${now.toString(36)}-${random.join('')}`;
}

function kept(storage: Storage) {
  return {
    all: (): Outgoing[] =>
      storage.names(PREFIX).flatMap((name) => {
        try {
          return [JSON.parse(storage.get(name)!) as Outgoing];
        } catch {
          return [];
        }
      }),
    keep: (entry: Outgoing) => storage.set(PREFIX + entry.clientId, JSON.stringify(entry)),
    drop: (clientId: string) => storage.set(PREFIX + clientId, null),
  };
}

/** Sends one after another, each again and again under the same id until it is answered. All tabs share it: the same id is the same message. */
export function openOutbox({ line, storage, onStored, onChange }: Options) {
  let isBusy = false;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const { all, keep, drop } = kept(storage);
  const changed = () => onChange(all());

  function later(seconds: number): void {
    clearTimeout(pause);
    pause = setTimeout(() => void flush(), seconds * 1000);
  }
  async function flush(): Promise<void> {
    clearTimeout(pause);
    if (isBusy || !line.isUp()) return;
    const next = all().find(({ state, start, conversationId }) => state !== 'failed' && (start || conversationId));
    if (!next) return;
    isBusy = true;
    const goesOn = await send(next).catch(() => {
      keep({ ...next, state: 'again' });
      if (line.isUp()) later(PAUSE_MS / 1000); // else the line calls when it is back
      return false;
    });
    isBusy = false;
    changed();
    if (goesOn) void flush();
  }
  async function send(entry: Outgoing): Promise<boolean> {
    const { clientId, text, files, start, conversationId } = entry;
    const answer = await line.ask<Stored | Refused>(
      start ? 'start' : 'send',
      start ? { ...start, clientId, text } : { conversationId, clientId, text, fileIds: files.map(({ id }) => id) },
    );
    if (answer.ok) {
      drop(clientId);
      if (answer.chat) adopt(answer.chat.conversationId);
      onStored(answer, clientId);
      return true;
    }
    if (answer.code === 'too_many_requests' || answer.code === 'unavailable') {
      keep({ ...entry, state: 'again' });
      later(answer.retryAfterSeconds ?? PAUSE_MS / 1000);
      return false;
    }
    keep({ ...entry, state: 'failed', code: answer.code });
    return true;
  }
  /** What was written behind the first message now has a conversation to go to. */
  function adopt(conversationId: string): void {
    for (const entry of all()) if (!entry.start && !entry.conversationId) keep({ ...entry, conversationId });
  }

  return {
    all,
    flush,
    add(entry: Omit<Outgoing, 'clientId' | 'at' | 'state'>): void {
      keep({ ...entry, clientId: newClientId(), at: new Date().toISOString(), state: 'sending' });
      changed();
      void flush();
    },
    /** Once more, by the visitor's wish; with `changes` when the way has changed. */
    again(clientId: string, changes: Partial<Outgoing> = {}): void {
      const entry = all().find((one) => one.clientId === clientId);
      if (!entry) return;
      const { code: _, ...rest } = entry;
      keep({ ...rest, ...changes, state: 'sending' });
      changed();
      void flush();
    },
    remove(clientId: string): void {
      drop(clientId);
      changed();
    },
    clear(): void {
      for (const name of storage.names(PREFIX)) storage.set(name, null);
      changed();
    },
  };
}
export type Outbox = ReturnType<typeof openOutbox>;
