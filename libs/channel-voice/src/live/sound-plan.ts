import type { CallStage } from '@guichet/contracts';
import type { LegId, Talk } from '@guichet/media';

export interface SoundingLeg {
  media: LegId;
  isHeld: boolean;
}
/** What decides who hears whom in a call. */
export interface Sounding {
  state: CallStage;
  caller: SoundingLeg | null;
  /** His page was left, or his line is broken: nobody is to hear the silence. */
  isCallerAway: boolean;
  agent: SoundingLeg | null;
  colleague: SoundingLeg | null;
  /** A colleague is being called. */
  isColleagueCalled: boolean;
  /** The colleague is the third in the talk, and no longer asked apart. */
  isJoined: boolean;
  supervisors: readonly { media: LegId; isWhispering: boolean }[];
}
export type Sound = 'music' | 'ringback';
export interface SoundPlan {
  /** Each leg of the call is in one of them, if only alone. */
  talks: Talk[];
  sounds: Map<LegId, Sound>;
}

/** Who hears whom, and who hears music meanwhile. */
export function soundPlan(call: Sounding): SoundPlan {
  const { caller, agent, colleague, state } = call;
  const isAsking = colleague !== null && !call.isJoined;
  const present = caller && !call.isCallerAway ? caller : null;
  const circle = [isAsking || call.isColleagueCalled ? null : present, agent, colleague].filter((leg) => leg !== null);
  const together = circle.filter(({ isHeld }) => !isHeld);
  const parties = together.length > 1 ? together.map(({ media }) => media) : [];
  const supervisors = call.supervisors.map(({ media, isWhispering }) => ({
    leg: media,
    ...(isWhispering && agent ? { whispersTo: agent.media } : {}),
  }));
  const all = [caller, agent, colleague].filter((leg) => leg !== null);
  const alone = all.filter(({ media }) => !parties.includes(media));
  const sounds = new Map<LegId, Sound>();
  // In the voice menu the caller hears what the menu says; who holds a line does not listen to it.
  if (state !== 'menu') for (const leg of alone) if (!leg.isHeld || leg === caller) sounds.set(leg.media, 'music');
  // Whoever calls hears it ring, unless the network says something itself.
  if (state === 'dialling' && agent && !parties.length && !agent.isHeld) sounds.set(agent.media, 'ringback');
  if (call.isColleagueCalled && agent && !agent.isHeld) sounds.set(agent.media, 'ringback');
  const talk = { parties, supervisors };
  return { talks: [...(parties.length ? [talk] : []), ...alone.map(({ media }) => ({ parties: [media] }))], sounds };
}
