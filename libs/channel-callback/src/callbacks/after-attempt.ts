import { type BusinessHours, nextOpening } from '@guichet/calendars';
import type { CallbackSettings, TelephoneOutcome } from '@guichet/contracts';

export interface Tried {
  outcome: TelephoneOutcome;
  /** This one among them. */
  attempts: number;
  settings: Pick<CallbackSettings, 'maxAttempts' | 'gapSeconds' | 'ringSeconds'>;
  /** Null: at any hour. */
  hours: BusinessHours | null;
  now: Date;
  expiresAt: Date;
}
export type Verdict =
  { action: 'finish' } | { action: 'withdraw' } | { action: 'give-up' } | { action: 'retry'; at: Date };

/** What becomes of a call-back whose number was called. */
export function afterAttempt({ outcome, attempts, settings, hours, now, expiresAt }: Tried): Verdict {
  if (outcome === 'cancelled') return { action: 'withdraw' };
  // Whoever refuses, and whoever it is not, is not called again.
  if (outcome === 'reached' || outcome === 'refused' || outcome === 'wrong_number') return { action: 'finish' };
  if (attempts >= settings.maxAttempts) return { action: 'give-up' };
  const { gapSeconds, ringSeconds } = settings;
  // Of a call whose process is gone nobody took back that it rings.
  const gap = outcome === 'failed' ? Math.max(gapSeconds, ringSeconds) : gapSeconds;
  const gapOver = new Date(now.getTime() + gap * 1000);
  const at = hours ? nextOpening(hours, gapOver) : gapOver;
  return at && at < expiresAt ? { action: 'retry', at } : { action: 'give-up' };
}
