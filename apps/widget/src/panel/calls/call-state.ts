import type { PageCallEnd, CallView, ErrorCode } from '@guichet/contracts';
import type { MicrophoneProblem } from '../../call/microphone.ts';
import type { Quality } from '../../call/quality.ts';
import type { answersOf } from '../details-values.ts';

/** What he chose and said before calling; calling again takes it up. */
export interface CallWish {
  menuId: string | null;
  answers: Omit<ReturnType<typeof answersOf>, 'text'>;
  refusesRecording: boolean;
}
/** `elsewhere`: another tab has the telephone. `resuming`: the line broke, or the page was changed, and the call goes on. */
export type Phase = 'none' | 'checking' | 'calling' | 'live' | 'resuming' | 'elsewhere' | 'ended';

export interface CallState {
  phase: Phase;
  wish: CallWish | null;
  /** As the server told it last. */
  view: CallView | null;
  microphone: 'asking' | 'open' | MicrophoneProblem | null;
  isMuted: boolean;
  /** The browser waits for a touch before it plays anything. */
  isBlocked: boolean;
  quality: Quality | null;
  /** By this browser's clock, since clocks differ. */
  talkingSince: number | null;
  /** Why it ended where the server has not told. */
  failure: ErrorCode | null;
}
export const NO_CALL: CallState = {
  ...{ phase: 'none', wish: null, view: null, microphone: null, isMuted: false, isBlocked: false },
  ...{ quality: null, talkingSince: null, failure: null },
};

export type CallStep =
  | { step: 'wished'; wish: CallWish }
  | { step: 'recording'; isRefused: boolean }
  | { step: 'microphone'; is: CallState['microphone'] }
  | { step: 'dialled' }
  | { step: 'told'; view: CallView; at: number }
  | { step: 'up' }
  | { step: 'lost' }
  /** On a new page; what the one before it knew. */
  | { step: 'resumed'; isMuted: boolean; talkingSince: number | null }
  | { step: 'over'; end: PageCallEnd; at: number }
  | { step: 'refused'; code: ErrorCode }
  | { step: 'elsewhere' }
  | { step: 'changed'; part: Partial<Pick<CallState, 'isMuted' | 'isBlocked' | 'quality'>> }
  | { step: 'closed' };

/** Whether this page has the telephone in hand. */
export const isOnLine = ({ phase }: CallState): boolean =>
  phase === 'calling' || phase === 'live' || phase === 'resuming';

type Steps = { [K in CallStep['step']]: (state: CallState, step: Extract<CallStep, { step: K }>) => CallState };
const STEPS: Steps = {
  wished: (_, { wish }) => ({ ...NO_CALL, phase: 'checking', wish }),
  recording: (state, { isRefused }) =>
    state.wish ? { ...state, wish: { ...state.wish, refusesRecording: isRefused } } : state,
  microphone: (state, { is }) => ({ ...state, microphone: is }),
  dialled: (state) => ({ ...state, phase: 'calling', view: null, failure: null }),
  told: (state, { view, at }) => told(state, view, at),
  up: (state) => (state.phase === 'resuming' || state.phase === 'calling' ? { ...state, phase: 'live' } : state),
  lost: (state) => (state.phase === 'live' || state.phase === 'calling' ? { ...state, phase: 'resuming' } : state),
  resumed: (_, { isMuted, talkingSince }) => ({ ...NO_CALL, phase: 'resuming', isMuted, talkingSince }),
  over: (state, { end, at }) =>
    isOnLine(state)
      ? {
          ...state,
          phase: 'ended',
          view: state.view && { ...state.view, state: 'ended', end, endedAt: new Date(at).toISOString() },
        }
      : state,
  refused: (state, { code }) => ({ ...state, phase: 'ended', failure: code }),
  elsewhere: (state) => ({ ...NO_CALL, phase: 'elsewhere', view: state.view }),
  changed: (state, { part }) => ({ ...state, ...part }),
  closed: () => NO_CALL,
};

export const callAfter = <K extends CallStep>(state: CallState, step: K): CallState =>
  (STEPS[step.step] as (state: CallState, step: K) => CallState)(state, step);

/** The server's word about the visitor's call: of the one that this page has, or of one that another has. */
function told(state: CallState, view: CallView, at: number): CallState {
  const isEnded = view.state === 'ended';
  const isSame = state.view?.callId === view.callId;
  if (state.phase === 'ended') return isSame && isEnded ? { ...state, view } : state;
  if (!isOnLine(state)) {
    if (isEnded) return state.phase === 'elsewhere' && isSame ? NO_CALL : state;
    return { ...NO_CALL, phase: 'elsewhere', view };
  }
  if (state.view && !isSame) return state;
  const isTalking = view.state === 'talking';
  return {
    ...state,
    view,
    phase: isEnded ? 'ended' : state.phase,
    talkingSince: isTalking ? (state.talkingSince ?? at) : isEnded ? state.talkingSince : null,
  };
}

/** Where the call stands, as one name; the words and the screen follow from it. */
export type Standing = 'calling' | 'menu' | 'waiting' | 'talking' | 'held' | 'resuming';
export function standingOf({ phase, view }: CallState): Standing {
  if (phase === 'resuming') return 'resuming';
  if (!view || view.state === 'ended') return 'calling';
  if (view.state === 'talking') return view.isHeld ? 'held' : 'talking';
  return view.state;
}
