import type { DeskCall, MessageEntry, TimelineEntry } from '@guichet/contracts';
import type { DeskChat } from './chat-changes.ts';

/** Words in a row by one person, without a long pause, stand as one block. */
const PAUSE_MS = 3 * 60_000;

/** Said in the dialogue itself; a mail that belongs to the same conversation is shown as a mail. */
export const isBubble = (entry: TimelineEntry): entry is MessageEntry =>
  entry.type === 'message' && entry.kind === 'normal' && !entry.hasRaw && entry.to.length === 0;

function belongTogether(a: TimelineEntry | undefined, b: TimelineEntry | undefined): boolean {
  if (!a || !b || !isBubble(a) || !isBubble(b)) return false;
  const isSamePerson = a.direction === b.direction && a.authorUserId === b.authorUserId;
  const isSameDay = new Date(a.at).toDateString() === new Date(b.at).toDateString();
  return isSamePerson && isSameDay && Date.parse(b.at) - Date.parse(a.at) < PAUSE_MS;
}

export interface BubblePlace {
  isFirst: boolean;
  isLast: boolean;
}
export const placeOf = (entries: readonly TimelineEntry[], index: number): BubblePlace => ({
  isFirst: !belongTogether(entries[index - 1], entries[index]),
  isLast: !belongTogether(entries[index], entries[index + 1]),
});

export type ReadMark = 'sent' | 'delivered' | 'seen';

/** How far the visitor has come: said at the agent's last word, and at the last one he has seen when that is another. */
export function readMarks(
  entries: readonly TimelineEntry[],
  { visitorRead, visitorDelivered }: Pick<DeskChat, 'visitorRead' | 'visitorDelivered'>,
): Map<string, ReadMark> {
  const marks = new Map<string, ReadMark>();
  const said = entries.filter((entry) => isBubble(entry) && entry.direction === 'out');
  const seen = said.findLast(({ sequence }) => sequence <= visitorRead);
  const last = said.at(-1);
  if (last) marks.set(last.id, last.sequence <= visitorDelivered ? 'delivered' : 'sent');
  if (seen) marks.set(seen.id, 'seen');
  return marks;
}

export type Row =
  | { kind: 'entry'; key: string; at: string; entry: TimelineEntry; index: number }
  | { kind: 'ended' | 'rated'; key: string; at: string }
  | { kind: 'call'; key: string; at: string; call: DeskCall };

interface Beside {
  chat: DeskChat | null;
  calls: readonly DeskCall[];
  /** There is nothing before the first entry. */
  isWhole: boolean;
}

/** What the line of the call itself says. */
const TOLD_BY_CALL = new Set(['call.started', 'call.answered', 'call.ended', 'call.recorded']);
const isTold = (entry: TimelineEntry) => entry.type === 'system' && TOLD_BY_CALL.has(entry.event);

/** The timeline with what stands beside it: a chat's end and what the visitor thought of it, and calls. */
export function rowsOf(entries: readonly TimelineEntry[], { chat, calls, isWhole }: Beside): Row[] {
  const rows: Row[] = entries.flatMap((entry, index) =>
    isTold(entry) ? [] : [{ kind: 'entry' as const, key: entry.id, at: entry.at, entry, index }],
  );
  const lines: Row[] = calls.map((call) => ({ kind: 'call', key: call.id, at: call.startedAt, call }));
  if (chat?.endedAt) lines.push({ kind: 'ended', key: 'ended', at: chat.endedAt });
  if (chat?.rating) lines.push({ kind: 'rated', key: 'rated', at: chat.rating.at });
  for (const line of lines) {
    // Before what was read above it there may be more: a line older than all that is shown is not put there.
    const before = rows.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(line.at));
    if (before >= 0 || isWhole) rows.splice(before + 1, 0, line);
  }
  return rows;
}
