import type { TrialPerson } from '../routing/trial-house.ts';

/** What somebody at a desk is doing, as he sees it himself. */
export type Moment = 'away' | 'idle' | 'ringing' | 'talking' | 'wrap-up';
export interface SeatCall {
  readonly callId: string;
  readonly legId: string;
  /** `offer` or `colleague`. */
  readonly reason: string;
}

/** A desk with its telephone, and an agent before it; the tab may be killed under him. */
export interface Seat {
  readonly person: TrialPerson;
  readonly moment: Moment;
  readonly rings: ReadonlyMap<string, SeatCall>;
  readonly talk: SeatCall | null;
  readonly isReady: boolean;
  readonly isRegistered: boolean;
  open(): Promise<void>;
  /** The tab is gone without a word; another one is opened after so long. */
  kill(awayMs: number): Promise<void>;
  end(): Promise<void>;
  answer(call: SeatCall): Promise<void>;
  decline(call: SeatCall): void;
  hangUp(): void;
}

/** What an agent does once it rings, and once he talks. */
export interface SeatHabits {
  onRing(seat: Seat, call: SeatCall): void;
  onTalk(seat: Seat, call: SeatCall): void;
}

export function momentOf({ rings, talk }: Pick<Seat, 'rings' | 'talk'>, isThere: boolean, hasWrapUp: boolean): Moment {
  if (!isThere) return 'away';
  if (rings.size) return 'ringing';
  if (talk) return 'talking';
  return hasWrapUp ? 'wrap-up' : 'idle';
}
