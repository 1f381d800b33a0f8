/** Whole seconds left, counted so that 0 means over. */
export const secondsLeft = (endsAt: string, now: number) => Math.max(0, Math.ceil((Date.parse(endsAt) - now) / 1000));

/** Of the time given, what is left: from 1 to 0. */
export function shareLeft(from: string, endsAt: string, now: number): number {
  const whole = Date.parse(endsAt) - Date.parse(from);
  return whole > 0 ? Math.min(1, Math.max(0, (Date.parse(endsAt) - now) / whole)) : 0;
}
