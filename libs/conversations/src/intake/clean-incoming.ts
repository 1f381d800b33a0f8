import type { IncomingMessage } from './incoming-message.ts';

/** Postgres stores neither NUL nor half a surrogate pair, and mails hold both. */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)])) as T;
}

/** As it can be stored. A sender's clock may run ahead; nothing of ours lies in the future. */
export function cleanIncoming(incoming: IncomingMessage, now: Date): IncomingMessage {
  return { ...storable(incoming), at: new Date(Math.min(incoming.at.getTime(), now.getTime())) };
}
