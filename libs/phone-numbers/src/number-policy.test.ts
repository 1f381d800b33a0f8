import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeNumber, STANDARD_POLICY } from './number-policy.ts';
import { parseNumber } from './parse-number.ts';

describe('a number as people write it', () => {
  it.each([
    ['06 12 34 56 78', 'FR', '+33612345678', 'mobile', 'home'],
    ['(01) 23-45-67-89', 'FR', '+33123456789', 'fixed', 'home'],
    ['020 7946 0958', 'GB', '+442079460958', 'fixed', 'home'],
    ['+44 20 7946 0958', 'FR', '+442079460958', 'fixed', 'abroad'],
    ['+689 87 12 34 56', 'FR', '+68987123456', 'mobile', 'overseas'],
    ['+689 87 12 34 56', 'GB', '+68987123456', 'mobile', 'abroad'],
    ['+1 415 555 2671', 'FR', '+14155552671', 'mobile', 'abroad'],
    ['+33 112', 'FR', '112', 'emergency', 'home'],
    ['1 1 8 2 1 8', 'FR', '118218', 'short', 'home'],
    ['110', 'FR', '110', 'short', 'home'],
    ['110', 'DE', '110', 'emergency', 'home'],
  ])('%s for %s', (written, country, number, kind, reach) => {
    expect(parseNumber(written, country)).toMatchObject({ number, kind, reach });
  });

  it.each(['', 'Anna', '06', '+', '++33612345678', '0612345678 poste 12', '+33612345678;ext=1', '1'.repeat(4_000)])(
    '%s is none',
    (written) => expect(parseNumber(written, 'FR')).toBeNull(),
  );

  it('is never the cause of a failure', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), fc.string({ maxLength: 2 }), (written, country) => {
        const read = parseNumber(written, country);
        expect(read === null || /^\+?\d+$/.test(read.number)).toBe(true);
      }),
    );
  });
});

describe('what may be called', () => {
  it.each([
    ['0612345678', null],
    ['0123456789', null],
    ['0912345678', null],
    ['0809123456', null],
    ['+262692123456', null],
    ['0892420999', 'number_premium'],
    ['+44 9012345678', 'number_premium'],
    ['3631', 'number_short'],
    ['112', 'number_emergency'],
    ['0820123456', 'number_kind'],
    ['0800123456', 'number_kind'],
    ['+882161234567', 'number_kind'],
    ['+442079460958', 'number_region'],
    ['06 12 34 56', 'number_invalid'],
  ])('%s: %s', (written, refusal) => expect(judgeNumber(written, STANDARD_POLICY).refusal).toBe(refusal));

  it('premium, short and emergency numbers are not, whatever is allowed', () => {
    const policy = {
      ...STANDARD_POLICY,
      kinds: ['premium', 'short', 'emergency'] as const,
      allowedPrefixes: ['+33892', '+33'],
    };
    const refusals = ['0892420999', '3631', '15'].map(
      (one) => judgeNumber(one, { ...policy, kinds: [...policy.kinds] }).refusal,
    );
    expect(refusals).toEqual(['number_premium', 'number_short', 'number_emergency']);
  });

  it.each([
    [['+1'], ['+1876'], '+18765551234', 'number_region'],
    [['+1'], ['+1876'], '+14155552671', null],
    [['+1876'], ['+1'], '+18765551234', null],
    [['+1'], ['+1'], '+14155552671', 'number_region'],
    [[], [], '0612345678', 'number_region'],
  ])('the longest prefix decides: allowed %s, denied %s, %s', (allowedPrefixes, deniedPrefixes, number, refusal) => {
    expect(judgeNumber(number, { ...STANDARD_POLICY, allowedPrefixes, deniedPrefixes }).refusal).toBe(refusal);
  });
});
