import { describe, expect, it } from 'vitest';
import { afterAttempt } from './after-attempt.ts';

const NOW = new Date('2026-06-05T16:50:00Z');
const HOUR = 3_600_000;
const base = {
  ...{ attempts: 1, settings: { maxAttempts: 3, gapSeconds: 1800, ringSeconds: 30 }, hours: null, now: NOW },
  expiresAt: new Date(NOW.getTime() + 80 * HOUR),
};
/** Friday 18:50 in Paris. */
const week = {
  zone: 'Europe/Paris',
  ranges: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '19:00' })),
  holidays: [],
};

describe('after an attempt', () => {
  it.each(['reached', 'refused', 'wrong_number'] as const)('%s: it is done', (outcome) =>
    expect(afterAttempt({ ...base, outcome })).toEqual({ action: 'finish' }),
  );
  it.each(['busy', 'no_answer', 'voicemail', 'failed'] as const)('%s: again after the gap', (outcome) =>
    expect(afterAttempt({ ...base, outcome })).toEqual({ action: 'retry', at: new Date('2026-06-05T17:20:00Z') }),
  );
  it('of which nobody knows whether it rings still: not before it has stopped', () => {
    const settings = { ...base.settings, gapSeconds: 5 };
    const after = (outcome: 'failed' | 'busy') => afterAttempt({ ...base, settings, outcome });
    expect(after('busy')).toEqual({ action: 'retry', at: new Date('2026-06-05T16:50:05Z') });
    expect(after('failed')).toEqual({ action: 'retry', at: new Date('2026-06-05T16:50:30Z') });
  });
  it('nothing was dialled: as if it had not been tried', () =>
    expect(afterAttempt({ ...base, outcome: 'cancelled', attempts: 9 })).toEqual({ action: 'withdraw' }));
  it('the last attempt was the last', () =>
    expect(afterAttempt({ ...base, outcome: 'busy', attempts: 3 })).toEqual({ action: 'give-up' }));
  it('a gap that ends out of hours ends when they begin', () =>
    expect(afterAttempt({ ...base, outcome: 'busy', hours: week })).toEqual({
      ...{ action: 'retry', at: new Date('2026-06-08T07:00:00Z') },
    }));
  it('nobody is called after it has expired', () => {
    const expiresAt = new Date('2026-06-08T06:59:00Z');
    expect(afterAttempt({ ...base, outcome: 'busy', hours: week, expiresAt })).toEqual({ action: 'give-up' });
    expect(afterAttempt({ ...base, outcome: 'busy', hours: { ...week, ranges: [] } })).toEqual({ action: 'give-up' });
  });
});
