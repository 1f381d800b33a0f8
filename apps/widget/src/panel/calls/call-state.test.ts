import type { CallView } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { callAfter, type CallState, type CallStep, isOnLine, NO_CALL, standingOf } from './call-state.ts';

const view = (part: Partial<CallView> = {}): CallView => ({
  ...{ callId: 'c1', state: 'waiting', startedAt: '2026-11-26T10:00:00Z', answeredAt: null, endedAt: null, end: null },
  ...{
    agentName: null,
    position: 1,
    estimateSeconds: 60,
    offersCallback: false,
    isHeld: false,
    isRecorded: false,
    ...part,
  },
});
const told = (part: Partial<CallView> = {}, at = 1000): CallStep => ({ step: 'told', view: view(part), at });
const wish = {
  menuId: 'order',
  answers: { name: '', email: '', orderReference: '', fields: {} },
  refusesRecording: true,
};
const after = (...steps: CallStep[]): CallState => steps.reduce<CallState>(callAfter, NO_CALL);
const DIALLED: CallStep[] = [{ step: 'wished', wish }, { step: 'microphone', is: 'open' }, { step: 'dialled' }];

describe('a call, step by step', () => {
  it.each<[string, CallStep[], CallState['phase']]>([
    ['is nothing yet', [], 'none'],
    ['begins with the microphone', [{ step: 'wished', wish }], 'checking'],
    ['is asked for', DIALLED, 'calling'],
    ['is known to the server before it is heard', [...DIALLED, told()], 'calling'],
    ['is heard', [...DIALLED, told(), { step: 'up' }], 'live'],
    ['is taken up again when its line breaks', [...DIALLED, told(), { step: 'up' }, { step: 'lost' }], 'resuming'],
    ['goes on', [...DIALLED, told(), { step: 'up' }, { step: 'lost' }, { step: 'up' }], 'live'],
    ['goes on on another page', [{ step: 'resumed', isMuted: true, talkingSince: 5 }, told(), { step: 'up' }], 'live'],
    ['is ended by the server', [...DIALLED, told(), told({ state: 'ended', end: 'agent' })], 'ended'],
    ['is ended here', [...DIALLED, told(), { step: 'over', end: 'abandoned', at: 9 }], 'ended'],
    ['is refused', [...DIALLED, { step: 'refused', code: 'call_unavailable' }], 'ended'],
    ['stays ended whatever comes late', [...DIALLED, told(), { step: 'over', end: 'caller', at: 9 }, told()], 'ended'],
    ['cannot be lost before it was', [{ step: 'wished', wish }, { step: 'lost' }], 'checking'],
    ['is another tab’s', [told()], 'elsewhere'],
    ['is over there', [told(), told({ state: 'ended' })], 'none'],
    ['was over before this page came', [told({ state: 'ended' })], 'none'],
    ['does not begin where another tab has one', [{ step: 'wished', wish }, told()], 'elsewhere'],
    ['has its telephone in another tab', [...DIALLED, { step: 'elsewhere' }], 'elsewhere'],
    ['is left behind', [...DIALLED, told(), { step: 'closed' }], 'none'],
  ])('%s', (_, steps, phase) => expect(after(...steps).phase).toBe(phase));

  it('hears nothing of another call while it has its own', () => {
    const call = after(...DIALLED, told(), told({ callId: 'c2', state: 'ended' }));
    expect([call.phase, call.view?.callId]).toEqual(['calling', 'c1']);
  });

  it('counts from the first word by its own clock, over pages, and anew after it waited again', () => {
    const talking = after(...DIALLED, told({ state: 'talking' }, 2000));
    expect(talking.talkingSince).toBe(2000);
    expect(callAfter(talking, told({ state: 'talking', isHeld: true }, 5000)).talkingSince).toBe(2000);
    expect(callAfter(talking, told({ state: 'waiting' }, 6000)).talkingSince).toBeNull();
    expect(callAfter(talking, told({ state: 'ended' }, 7000)).talkingSince).toBe(2000);
    const moved = after({ step: 'resumed', isMuted: true, talkingSince: 2000 }, told({ state: 'talking' }, 8000));
    expect([moved.talkingSince, moved.isMuted]).toEqual([2000, true]);
  });

  it('says why it ended, and learns the server’s reason', () => {
    const over = after(...DIALLED, told(), { step: 'over', end: 'caller', at: 0 });
    expect(over.view).toMatchObject({ state: 'ended', end: 'caller', endedAt: '1970-01-01T00:00:00.000Z' });
    expect(callAfter(over, told({ state: 'ended', end: 'abandoned' })).view?.end).toBe('abandoned');
  });

  it('forgets a refusal when it is tried again', () => {
    const again = after(...DIALLED, { step: 'refused', code: 'call_unavailable' }, { step: 'dialled' });
    expect([again.failure, isOnLine(again), again.wish]).toEqual([null, true, wish]);
  });

  it('keeps the wish not to be recorded', () =>
    expect(after(...DIALLED.slice(0, 1), { step: 'recording', isRefused: false }).wish?.refusesRecording).toBe(false));
});

it.each<[CallStep[], string]>([
  [DIALLED, 'calling'],
  [[...DIALLED, told({ state: 'menu' })], 'menu'],
  [[...DIALLED, told()], 'waiting'],
  [[...DIALLED, told({ state: 'talking' })], 'talking'],
  [[...DIALLED, told({ state: 'talking', isHeld: true })], 'held'],
  [[...DIALLED, told({ state: 'talking' }), { step: 'lost' }], 'resuming'],
])('%# it stands where it stands', (steps, standing) => expect(standingOf(after(...steps))).toBe(standing));
