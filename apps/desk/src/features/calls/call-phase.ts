import type { CallLeg, DeskCall } from '@guichet/contracts';
import type { Line } from './telephone-state.ts';

/**
 * Where a call stands for whoever has this line. `asking`: a colleague rings; `consulting`: he is spoken with while the
 * caller hears music; `asked`: the same, seen by the colleague; `joined`: all three talk.
 */
export type CallPhase =
  | 'connecting'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'caller-lost'
  | 'asking'
  | 'consulting'
  | 'asked'
  | 'joined'
  | 'listening';

/** What its agent does with a colleague. */
export type ConsultPhase = Extract<CallPhase, 'asking' | 'consulting' | 'joined'>;
export const isConsult = (phase: CallPhase): phase is ConsultPhase =>
  phase === 'asking' || phase === 'consulting' || phase === 'joined';

const lives = ({ state }: CallLeg) => state !== 'ended';

/** The colleague who is asked, or third in the talk. */
export const colleagueIn = (call: DeskCall): CallLeg | null =>
  call.legs.find((leg) => leg.role === 'colleague' && lives(leg)) ?? null;

/** Who has the call. */
export const agentOf = (call: DeskCall): CallLeg | null =>
  call.legs.find((leg) => leg.role === 'agent' && lives(leg) && leg.state !== 'ringing') ?? null;

export function phaseOf(line: Pick<Line, 'legId' | 'stage' | 'isHeld'>, call: DeskCall | null): CallPhase {
  if (line.stage !== 'up') return 'connecting';
  if (!call) return 'talking';
  const mine = call.legs.find(({ id }) => id === line.legId);
  // Answered here, and the server has yet to say so: until then it does nothing else with the call.
  if (mine?.state === 'ringing') return 'connecting';
  if (mine?.role === 'supervisor') return 'listening';
  if (call.state === 'dialling') return 'dialling';
  if (call.isCallerLost) return 'caller-lost';
  if (line.isHeld) return 'held';
  if (mine?.role === 'colleague') return call.isJoined ? 'joined' : 'asked';
  const colleague = colleagueIn(call);
  if (!colleague) return 'talking';
  if (colleague.state === 'ringing') return 'asking';
  return call.isJoined ? 'joined' : 'consulting';
}
