import type { Availability } from '@guichet/contracts';
import type { Outlook } from '@guichet/routing';

const WEEKS_AHEAD = 14 * 86_400_000;

export interface Openness {
  isOpen: boolean;
  /** Null: no hours, or never. */
  nextOpeningAt: Date | null;
}

/** The truth of the button. Room counts only beyond what waits already: those are served first. */
export function availabilityOf(
  { isOpen, nextOpeningAt }: Openness,
  outlook: Outlook | null,
  offersWhenBusy: boolean,
  now: Date,
): Availability {
  const opensAt =
    nextOpeningAt && nextOpeningAt.getTime() - now.getTime() < WEEKS_AHEAD ? nextOpeningAt.toISOString() : null;
  const nothing = { canChat: false, estimateSeconds: null, nextOpeningAt: null };
  if (!isOpen) return { ...nothing, state: 'closed', nextOpeningAt: opensAt };
  if (!outlook || outlook.ready === 0) return { ...nothing, state: 'away' };
  const { estimateSeconds } = outlook;
  if (outlook.withRoom > outlook.waiting) return { state: 'open', canChat: true, estimateSeconds, nextOpeningAt: null };
  return { state: 'busy', canChat: offersWhenBusy, estimateSeconds, nextOpeningAt: null };
}
