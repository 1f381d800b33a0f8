import type { ChatMessage } from '@guichet/contracts';

/** Put in by sequence; one that is there already is replaced, since its files may have new addresses. */
export function withMessages(known: readonly ChatMessage[], come: readonly ChatMessage[]): ChatMessage[] {
  const bySequence = new Map(known.map((message) => [message.sequence, message]));
  for (const message of come) bySequence.set(message.sequence, message);
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/** Sequence of the last message before the first one that is missing; 0 when the first is. */
export function wholeUpTo(messages: readonly ChatMessage[]): number {
  let last = 0;
  for (const { sequence, previous } of messages) {
    if (previous !== last) break;
    last = sequence;
  }
  return last;
}

export const lastOf = (messages: readonly ChatMessage[]): number => messages.at(-1)?.sequence ?? 0;
export const isWhole = (messages: readonly ChatMessage[]): boolean => wholeUpTo(messages) === lastOf(messages);
