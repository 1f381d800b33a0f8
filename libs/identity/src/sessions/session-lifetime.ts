const HOUR = 3_600_000;
/** Unused this long, a session ends. */
export const IDLE = 12 * HOUR;
/** However much used, a session ends. */
export const LONGEST = 7 * 24 * HOUR;
/** How fine "last seen" is written: not each request is a write. */
export const SEEN_EVERY = 60_000;

export const expiryOf = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + IDLE, createdAt.getTime() + LONGEST));
