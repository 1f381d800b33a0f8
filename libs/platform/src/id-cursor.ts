import { z } from 'zod';
import { DomainError } from './domain-error.ts';

/** A cursor that is the id of the last row given; null at the beginning. Anything else is refused before it meets SQL. */
export function idCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!z.uuid().safeParse(cursor).success) throw new DomainError('invalid_input', { issues: [{ path: 'cursor' }] });
  return cursor;
}
