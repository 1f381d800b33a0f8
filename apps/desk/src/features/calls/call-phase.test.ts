import type { CallLeg, DeskCall } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { agentOf, colleagueIn, phaseOf } from './call-phase.ts';

const leg = (id: string, role: CallLeg['role'], state: CallLeg['state'] = 'up') => ({ id, role, state }) as CallLeg;
const call = (legs: CallLeg[], more: Partial<DeskCall> = {}) =>
  ({ legs, isCallerLost: false, isJoined: false, ...more }) as DeskCall;
const up = { stage: 'up', isHeld: false } as const;

const CALLER = leg('caller', 'caller');
const AGENT = leg('agent', 'agent');
const COLLEAGUE = leg('colleague', 'colleague');

describe('where a call stands', () => {
  it.each([
    ['agent', 'talking', call([CALLER, AGENT])],
    ['agent', 'connecting', call([CALLER, leg('agent', 'agent', 'ringing')])],
    ['agent', 'dialling', call([AGENT], { state: 'dialling' })],
    ['agent', 'caller-lost', call([CALLER, AGENT], { isCallerLost: true })],
    ['agent', 'asking', call([CALLER, AGENT, leg('colleague', 'colleague', 'ringing')])],
    ['agent', 'consulting', call([CALLER, AGENT, COLLEAGUE])],
    ['agent', 'joined', call([CALLER, AGENT, COLLEAGUE], { isJoined: true })],
    ['agent', 'talking', call([CALLER, AGENT, leg('colleague', 'colleague', 'ended')])],
    ['colleague', 'asked', call([CALLER, AGENT, COLLEAGUE])],
    ['colleague', 'joined', call([CALLER, AGENT, COLLEAGUE], { isJoined: true })],
    ['supervisor', 'listening', call([CALLER, AGENT, leg('supervisor', 'supervisor')])],
    ['handed-over', 'talking', call([CALLER, leg('agent', 'agent', 'ended'), leg('handed-over', 'agent')])],
  ] as const)('for the %s: %s', (legId, phase, one) => expect(phaseOf({ legId, ...up }, one)).toBe(phase));

  it('is hold while the agent holds, and broken before that', () => {
    const held = { legId: 'agent', stage: 'up', isHeld: true } as const;
    expect(phaseOf(held, call([CALLER, AGENT]))).toBe('held');
    expect(phaseOf(held, call([CALLER, AGENT], { isCallerLost: true }))).toBe('caller-lost');
  });
  it('is known by the line alone until the server told of it', () => {
    expect(phaseOf({ legId: 'a', stage: 'answering', isHeld: false }, null)).toBe('connecting');
    expect(phaseOf({ legId: 'a', ...up }, null)).toBe('talking');
  });
});

it('names who has the call and who is asked, and nobody who is gone or rings only', () => {
  const gone = call([leg('a', 'agent', 'ended'), leg('b', 'agent', 'ringing'), leg('c', 'colleague', 'ended')]);
  expect([agentOf(gone), colleagueIn(gone)]).toEqual([null, null]);
  expect(agentOf(call([CALLER, leg('b', 'agent', 'held')]))?.id).toBe('b');
});
