import { describe, expect, it } from 'vitest';
import { type Sounding, soundPlan } from './sound-plan.ts';

const leg = (media: string, isHeld = false) => ({ media, isHeld });
const [caller, agent, colleague] = [leg('caller'), leg('agent'), leg('colleague')];
const waiting: Sounding = {
  ...{ state: 'waiting', caller, isCallerAway: false, agent: null, colleague: null },
  ...{ isColleagueCalled: false, isJoined: false, supervisors: [] },
};
const talking: Sounding = { ...waiting, state: 'talking', agent };

/** Who talks together, and who hears what else. */
const planned = (call: Sounding) => {
  const { talks, sounds } = soundPlan(call);
  return {
    together: talks.filter(({ parties }) => parties.length > 1).flatMap(({ parties }) => parties),
    ...Object.fromEntries(sounds),
  };
};

describe('who hears whom', () => {
  it.each<[string, Sounding, object]>([
    ['nobody yet, but music', waiting, { together: [], caller: 'music' }],
    ['what the menu plays', { ...waiting, state: 'menu' }, { together: [] }],
    ['caller and agent', talking, { together: ['caller', 'agent'] }],
    ['held by the agent', { ...talking, agent: leg('agent', true) }, { together: [], caller: 'music' }],
    [
      'held by the caller',
      { ...talking, caller: leg('caller', true) },
      { together: [], caller: 'music', agent: 'music' },
    ],
    ['the caller is away', { ...talking, isCallerAway: true }, { together: [], caller: 'music', agent: 'music' }],
    [
      'a colleague is called',
      { ...talking, isColleagueCalled: true },
      { together: [], caller: 'music', agent: 'ringback' },
    ],
    ['a colleague is asked', { ...talking, colleague }, { together: ['agent', 'colleague'], caller: 'music' }],
    ['three talk', { ...talking, colleague, isJoined: true }, { together: ['caller', 'agent', 'colleague'] }],
    [
      'one of three holds',
      { ...talking, colleague, agent: leg('agent', true), isJoined: true },
      { together: ['caller', 'colleague'] },
    ],
    ['nobody has it any more', { ...talking, agent: null }, { together: [], caller: 'music' }],
  ])('%s', (_, call, expected) => {
    expect(planned(call)).toEqual(expected);
  });

  it('supervisors hear the talk, and are heard by the agent alone', () => {
    const supervisors = [
      { media: 'quiet', isWhispering: false },
      { media: 'loud', isWhispering: true },
    ];
    expect(soundPlan({ ...talking, supervisors }).talks).toEqual([
      { parties: ['caller', 'agent'], supervisors: [{ leg: 'quiet' }, { leg: 'loud', whispersTo: 'agent' }] },
    ]);
  });

  it('each leg stands in exactly one talk', () => {
    for (const call of [waiting, talking, { ...talking, colleague }]) {
      const parties = soundPlan(call).talks.flatMap((talk) => talk.parties);
      expect(new Set(parties).size).toBe(parties.length);
    }
  });
});
