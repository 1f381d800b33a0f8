import { CHANNEL_RULES, type Channel } from '@guichet/contracts';

/** Seconds an item of a channel takes while nothing is known of a queue: the middle of what the field reports. */
export const USUAL_HANDLING_SECONDS: Record<Channel, number> = { voice: 240, chat: 360, callback: 600, email: 600 };

/** Somebody who serves the queue and is ready, whether he is free or not: he soon will be. */
export interface Server {
  capacity: number;
  maximum: number | null;
  /** How many queues with waiting items he shares himself among. */
  queues: number;
}

/** How many items of a channel these work on at once for this queue, each shared over his queues. */
export function slotsOf(channel: Channel, servers: readonly Server[]): number {
  const { units } = CHANNEL_RULES[channel];
  return servers.reduce((sum, { capacity, maximum, queues }) => {
    const slots = Math.min(Math.max(Math.floor(capacity / units), 0), maximum ?? Infinity);
    return sum + slots / Math.max(queues, 1);
  }, 0);
}

/**
 * Seconds until the item at a place (from 1) is answered: each slot ends one every handling time, so the place comes up after
 * place / slots of them (as Asterisk, Genesys and Google do). Null when nobody is there: then none is told.
 */
export function estimateSeconds(place: number, handlingSeconds: number, slots: number): number | null {
  return slots <= 0 ? null : Math.round((place * handlingSeconds) / slots);
}

/** As it is told: nobody believes seconds of a quarter of an hour. */
export function roundedEstimate(seconds: number): number {
  const step = seconds <= 120 ? 30 : seconds <= 600 ? 60 : 300;
  return Math.max(step, Math.ceil(seconds / step) * step);
}

export interface Told {
  at: Date;
  seconds: number | null;
}

/** On the screen it only improves: what was told counts down, and a worse figure is not shown before that has run out. */
export function estimateToShow(before: Told | null, fresh: number | null, now: Date): number | null {
  if (before?.seconds == null || fresh === null) return fresh === null ? null : roundedEstimate(fresh);
  const left = before.seconds - (now.getTime() - before.at.getTime()) / 1000;
  return roundedEstimate(left > 0 ? Math.min(left, fresh) : fresh);
}
