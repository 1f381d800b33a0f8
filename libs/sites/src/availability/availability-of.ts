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
  /** Of whoever would take a call, or would call back; null: none are offered. */
  { voice, callback }: { voice: Outlook | null; callback: Outlook | null },
  offersWhenBusy: boolean,
  now: Date,
): Availability {
  const opensAt =
    nextOpeningAt && nextOpeningAt.getTime() - now.getTime() < WEEKS_AHEAD ? nextOpeningAt.toISOString() : null;
  const nothing = { canChat: false, canCall: false, canCallBack: false, estimateSeconds: null, nextOpeningAt: null };
  // What is promised for later is counted where it is asked for.
  const canSchedule = callback !== null && nextOpeningAt !== null;
  if (!isOpen) return { ...nothing, canSchedule, state: 'closed', nextOpeningAt: opensAt };
  // Who calls hears music while he waits, so nobody need have room now.
  const canCall = voice !== null && voice.ready > 0;
  const canCallBack = callback !== null && callback.ready > 0;
  if (!outlook || outlook.ready === 0) return { ...nothing, canCall, canCallBack, canSchedule, state: 'away' };
  const { estimateSeconds } = outlook;
  if (outlook.withRoom > outlook.waiting)
    return { state: 'open', canChat: true, canCall, canCallBack, canSchedule, estimateSeconds, nextOpeningAt: null };
  return {
    state: 'busy',
    canChat: offersWhenBusy,
    canCall,
    canCallBack,
    canSchedule,
    estimateSeconds,
    nextOpeningAt: null,
  };
}
