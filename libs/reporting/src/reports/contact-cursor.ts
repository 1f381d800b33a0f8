import { Id, Instant } from '@guichet/contracts';
import { DomainError } from '@guichet/platform';
import { z } from 'zod';

const Position = z.tuple([Instant, Id]);
const MARK = '_';

/** Where a page of contacts ended: when its last one arrived, and which one that was of those who came together. */
export const cursorOf = ({ arrivedAt, workItemId }: { arrivedAt: Date; workItemId: string }): string =>
  `${arrivedAt.toISOString()}${MARK}${workItemId}`;

/** Anything else is refused before it meets SQL. */
export function readCursor(cursor: string): { arrivedAt: Date; id: string } {
  const parsed = Position.safeParse(cursor.split(MARK));
  if (!parsed.success) throw new DomainError('invalid_input', { issues: [{ path: 'cursor' }] });
  const [at, id] = parsed.data;
  return { arrivedAt: new Date(at), id };
}
