import type { RingReason } from '@guichet/contracts';
import type { Quality } from './quality.ts';

/** `no-microphone`: there is none, or the browser was told to refuse it. */
export type Registration = 'off' | 'connecting' | 'registered' | 'no-microphone';

/** One call as this browser's telephone has it; what the call is, the server knows. */
export interface Line {
  legId: string;
  callId: string;
  reason: RingReason;
  stage: 'ringing' | 'answering' | 'up';
  isHeld: boolean;
  isMuted: boolean;
  /** When it was answered here, of this computer's clock. */
  upAt: number | null;
  quality: Quality | null;
}
export interface TelephoneState {
  registration: Registration;
  lines: readonly Line[];
}
export const SILENT: TelephoneState = { registration: 'off', lines: [] };

/** What happened at the telephone. */
export type TelephoneEvent =
  | { type: 'registration'; registration: Registration }
  | { type: 'ring'; legId: string; callId: string; reason: string }
  | { type: 'answering'; legId: string }
  | { type: 'up'; legId: string; at: number }
  | { type: 'held' | 'muted'; legId: string; isOn: boolean }
  | { type: 'quality'; legId: string; quality: Quality | null }
  | { type: 'over'; legId: string };

/** By name, so that the first page need not load the contract of calls. One of a later version rings like an offer. */
const REASONS: Record<RingReason, true> = { offer: true, colleague: true, listen: true, dial: true };
const isReason = (text: string): text is RingReason => Object.hasOwn(REASONS, text);
export const reasonOf = (text: string): RingReason => (isReason(text) ? text : 'offer');

const changed = (state: TelephoneState, legId: string, change: Partial<Line>): TelephoneState => ({
  ...state,
  lines: state.lines.map((line) => (line.legId === legId ? { ...line, ...change } : line)),
});

/** The telephone after an event. One that speaks of a line that is over changes nothing. */
export function after(state: TelephoneState, event: TelephoneEvent): TelephoneState {
  switch (event.type) {
    case 'registration':
      return { ...state, registration: event.registration };
    case 'ring': {
      const { legId, callId, reason } = event;
      const others = state.lines.filter((line) => line.legId !== legId);
      const still = { stage: 'ringing', isHeld: false, isMuted: false, upAt: null, quality: null } as const;
      return { ...state, lines: [...others, { legId, callId, reason: reasonOf(reason), ...still }] };
    }
    case 'answering':
      return changed(state, event.legId, { stage: 'answering' });
    case 'up':
      return changed(state, event.legId, { stage: 'up', upAt: event.at });
    case 'held':
      return changed(state, event.legId, { isHeld: event.isOn });
    case 'muted':
      return changed(state, event.legId, { isMuted: event.isOn });
    case 'quality':
      return changed(state, event.legId, { quality: event.quality });
    case 'over':
      return { ...state, lines: state.lines.filter(({ legId }) => legId !== event.legId) };
  }
}

/** The one that is spoken on. */
export const talkOf = ({ lines }: TelephoneState): Line | null =>
  lines.find(({ stage }) => stage === 'up') ?? lines.find(({ stage }) => stage === 'answering') ?? null;

/** Whoever listens or dials asked for it, and hears it answered. */
export const answersItself = (reason: RingReason): boolean => reason === 'listen' || reason === 'dial';

/** Those that ring aloud. */
export const ringsOf = ({ lines }: TelephoneState): readonly Line[] =>
  lines.filter(({ stage, reason }) => stage === 'ringing' && !answersItself(reason));

/** Those of colleagues who ask: they have a card until they are spoken with. */
export const colleaguesIn = ({ lines }: TelephoneState): readonly Line[] =>
  lines.filter(({ stage, reason }) => stage !== 'up' && reason === 'colleague');
