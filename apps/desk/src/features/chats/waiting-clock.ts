import type { DeskChat } from './chat-changes.ts';

/** How long someone who looks at a screen waits before it is long, and before he leaves. */
const LONG_SECONDS = 60;
const TOO_LONG_SECONDS = 180;

export type WaitTone = 'ok' | 'warn' | 'bad';
export function waitTone(seconds: number): WaitTone {
  if (seconds < LONG_SECONDS) return 'ok';
  return seconds < TOO_LONG_SECONDS ? 'warn' : 'bad';
}

/** Since when the visitor waits for an answer; null when it is his turn, or all is said. */
export const waitsSince = ({ state, waitingSince }: Pick<DeskChat, 'state' | 'waitingSince'>): string | null =>
  state === 'ended' ? null : waitingSince;

type Dialogue = Pick<DeskChat, 'conversationId' | 'state' | 'waitingSince'>;
/** Whose turn it is: who has waited longest after the one at hand, else nobody. */
export function nextWaiting(chats: readonly Dialogue[], activeId: string | undefined): string | null {
  const waiting = chats
    .filter((chat) => chat.conversationId !== activeId && waitsSince(chat) !== null)
    .toSorted((a, b) => Date.parse(a.waitingSince ?? '') - Date.parse(b.waitingSince ?? ''));
  return waiting[0]?.conversationId ?? null;
}

/** The one after, or before, going round. From elsewhere on the desk it is the first, or the last. */
export function neighbour(chats: readonly Dialogue[], activeId: string | undefined, way: 1 | -1): string | null {
  if (chats.length === 0) return null;
  const at = chats.findIndex(({ conversationId }) => conversationId === activeId);
  const next = at < 0 ? (way === 1 ? 0 : chats.length - 1) : (at + way + chats.length) % chats.length;
  return chats[next]?.conversationId ?? null;
}
