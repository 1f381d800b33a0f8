import { DomainError } from './domain-error.ts';

/** No contract nests like this, and whoever sends more only wants to see the stack end. */
const MAX_DEPTH = 40;

/** Postgres stores neither NUL nor half a surrogate pair, and both come: from mails, and from whoever tries what happens. */
export function storable<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) throw new DomainError('invalid_input');
  if (Array.isArray(value)) return value.map((inner: unknown) => storable(inner, depth + 1)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storable(name), storable<unknown>(inner, depth + 1)]),
  ) as T;
}
