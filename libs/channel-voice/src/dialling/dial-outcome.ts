import type { CallEnd, TelephoneOutcome } from '@guichet/contracts';

/** What a trunk's refusal says: a word of who was called, or that another trunk may do better (`elsewhere`). */
export type Refusal =
  Extract<TelephoneOutcome, 'busy' | 'no_answer' | 'wrong_number' | 'refused' | 'failed'> | 'elsewhere';

const WORDS: Partial<Record<number, Refusal>> = {
  ...{ 486: 'busy', 600: 'busy', 408: 'no_answer', 480: 'no_answer', 487: 'no_answer' },
  ...{ 404: 'wrong_number', 410: 'wrong_number', 484: 'wrong_number', 485: 'wrong_number', 604: 'wrong_number' },
  ...{ 603: 'refused', 607: 'refused', 608: 'refused' },
  // Of the trunk, not of the number: it does not know us, or cannot speak with us.
  ...{ 401: 'elsewhere', 403: 'elsewhere', 407: 'elsewhere', 415: 'elsewhere', 488: 'elsewhere', 606: 'elsewhere' },
};

/** It can do nothing for anybody; `isSaid`: it said so itself, else nothing came from it. */
export const isDown = (status: number, isSaid: boolean): boolean => !isSaid || (status >= 500 && status < 600);

/** `isSaid`: it was answered; else nobody did, or the way was gone. Whose telephone has rung is not called a second time. */
export function refusalOf(status: number, isSaid: boolean, hasRung: boolean): Refusal {
  const word = isDown(status, isSaid) ? 'elsewhere' : (WORDS[status] ?? 'failed');
  return word === 'elsewhere' && hasRung ? 'failed' : word;
}

export interface DialledCall {
  /** The number was asked for at a trunk, or at a demo's telephone. */
  isDialled: boolean;
  isAnswered: boolean;
  /** As the trunk said it. */
  said: string | null;
}

/** What is told of a call to a number once it is over. */
export function outcomeOf({ isDialled, isAnswered, said }: DialledCall, end: CallEnd): TelephoneOutcome {
  if (isAnswered) return 'reached';
  if (said) return said as TelephoneOutcome;
  if (!isDialled) return 'cancelled';
  // He rang, and the agent would not wait any longer.
  return end === 'agent' ? 'no_answer' : 'failed';
}

/** In millionths; null where no price is known. */
export const costOf = (perMinute: number | null, seconds: number): number | null =>
  perMinute === null ? null : Math.round((perMinute * seconds) / 60);
