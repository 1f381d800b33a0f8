import { type ConversationSort, Instant } from '@guichet/contracts';
import { DomainError, type rows } from '@guichet/platform';
import { z } from 'zod';

export type Sort = z.infer<typeof ConversationSort>;

/** Where a page ended: the sort keys of its last row. */
const Position = z.union([
  z.tuple([z.literal('u'), z.enum(['low', 'normal', 'high', 'urgent']), Instant.nullable(), z.uuid()]),
  z.tuple([z.enum(['n', 'o']), Instant, z.uuid()]),
]);
export type Position = z.infer<typeof Position>;
const LETTERS = { urgency: 'u', newest: 'n', oldest: 'o' } as const satisfies Record<Sort, string>;

export function cursorOf(sort: Sort, { id, priority, answerDueAt, lastMessageAt }: rows.Conversation): string {
  const position: Position =
    sort === 'urgency'
      ? ['u', priority, answerDueAt?.toISOString() ?? null, id]
      : [LETTERS[sort] as 'n' | 'o', lastMessageAt.toISOString(), id];
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Unsigned: it only says where to go on, within what the person sees anyway. */
export function readCursor(sort: Sort, cursor: string): Position {
  const parsed = Position.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success || parsed.data[0] !== LETTERS[sort])
    throw new DomainError('invalid_input', { issues: [{ path: 'cursor' }] });
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
