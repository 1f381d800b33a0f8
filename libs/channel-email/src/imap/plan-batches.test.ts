import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';
import { planBatches } from './plan-batches.ts';

const sizes = fc.array(fc.integer({ min: 0, max: 60_000_000 }), { maxLength: 300 });

describe('batches', () => {
  it('hold every mail once, in order, and no more bytes than fit but for one large mail alone', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const mails = all.map((size, uid) => ({ uid, size }));
        const batches = planBatches(mails);
        expect(batches.flat()).toEqual(mails);
        for (const batch of batches) {
          const bytes = batch.reduce((sum, { size }) => sum + size, 0);
          expect(batch.length <= 40 && (bytes <= 8_000_000 || batch.length === 1)).toBe(true);
        }
      }),
    );
  });
});

describe('backoff', () => {
  it('doubles from half a second to at most five minutes', () => {
    expect(backoffMs(1, () => 0)).toBe(500);
    expect(backoffMs(4, () => 1)).toBe(8000);
    expect(backoffMs(99, () => 1)).toBe(300_000);
    expect(backoffMs(0, () => 1)).toBe(1000);
  });
});
