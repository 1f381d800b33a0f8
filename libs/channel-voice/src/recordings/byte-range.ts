import type { ByteRange } from '@guichet/platform';

/**
 * The part of a file that a `Range` header asks for (RFC 9110, section 14.2): null for all of it, also where the header is not understood
 * or names several parts; `beyond` when nothing of it is there.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'beyond' {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (!from && !to)) return null;
  // Without a beginning it is the last so many bytes.
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (from && to && Number(to) < start) return null;
  return start <= end ? { start, end } : 'beyond';
}
