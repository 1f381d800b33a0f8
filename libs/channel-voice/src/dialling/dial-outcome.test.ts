import type { CallEnd } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { costOf, type DialledCall, outcomeOf, refusalOf } from './dial-outcome.ts';

describe('what a refusal says', () => {
  it.each([
    ...([486, 600] as const).map((status) => [status, 'busy'] as const),
    ...([408, 480, 487] as const).map((status) => [status, 'no_answer'] as const),
    ...([404, 410, 484, 604] as const).map((status) => [status, 'wrong_number'] as const),
    [603, 'refused'] as const,
    ...([401, 403, 407, 488, 500, 502, 503, 504] as const).map((status) => [status, 'elsewhere'] as const),
    ...([400, 420, 482] as const).map((status) => [status, 'failed'] as const),
  ])('%i: %s', (status, said) => expect(refusalOf(status, true, false)).toBe(said));

  it('nobody answered, or the way was gone: another trunk may do better', () => {
    expect([408, 503].map((status) => refusalOf(status, false, false))).toEqual(['elsewhere', 'elsewhere']);
  });

  it('whose telephone has rung is not called again', () => {
    expect([refusalOf(503, true, true), refusalOf(408, false, true)]).toEqual(['failed', 'failed']);
    expect(refusalOf(486, true, true)).toBe('busy');
  });
});

describe('what came of it', () => {
  const dialled: DialledCall = { isDialled: true, isAnswered: false, said: null };
  it.each<[string, DialledCall, CallEnd]>([
    ['reached', { ...dialled, isAnswered: true }, 'caller'],
    ['reached', { ...dialled, isAnswered: true }, 'server-stopped'],
    ['busy', { ...dialled, said: 'busy' }, 'not-reached'],
    ['no_answer', dialled, 'agent'],
    ['failed', dialled, 'server-stopped'],
    ['cancelled', { ...dialled, isDialled: false }, 'agent'],
    ['cancelled', { ...dialled, isDialled: false }, 'failed'],
  ])('%s', (outcome, call, end) => expect(outcomeOf(call, end)).toBe(outcome));

  it('costs by the second, and nothing is known without a price', () => {
    expect([costOf(60_000, 90), costOf(0, 90), costOf(50_000, 0), costOf(null, 90)]).toEqual([90_000, 0, 0, null]);
  });
});
