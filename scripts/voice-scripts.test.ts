import { describe, expect, it } from 'vitest';
import { printedBy } from './trial/printed-by.fixtures.ts';
import { judgeCalls, type Row } from './voice/calls-verdict.ts';

it('the bench of voice calls the app on both drivers, and no call fails', { timeout: 300_000, retry: 0 }, async () => {
  // Figures of a busy machine may miss the target; they must be there all the same.
  expect(await printedBy('scripts/bench-voice.ts', '--small')).toMatch(
    /^bench:voice failed=0 set_up_p95_ms=[\d.]+ lag_p99_ms=[\d.]+ percent_a_call=[\d.]+ lost=[\d.]+ node_3_3=[\d.]+ rtpengine_3_3=[\d.]+ passed=(yes|no)$/m,
  );
});

describe('figures of calls', () => {
  const good: Row = {
    ...{ driver: 'node', calls: 50, queued: 50, failed: 0, setUpP50Ms: 100, setUpP95Ms: 200, lagP99Ms: 20 },
    ...{ media: 0.5, app: 0.1, load: 0.2, arrived: 0.995 },
  };

  it.each<[string, Partial<Row>[], boolean]>([
    ['all well', [{}], true],
    ['slow before so many were there', [{ calls: 10, queued: 0, setUpP95Ms: 301 }, {}], true],
    ['dear with a queue', [{ queued: 0 }, { media: 1.51 }], false],
    ['one that failed', [{ failed: 1 }], false],
    ['slow', [{ setUpP95Ms: 301 }], false],
    ['late', [{ lagP99Ms: 51 }], false],
    ['dear', [{ media: 1.51 }], false],
    ['lossy', [{ arrived: 0.97 }], false],
    ['dear beyond what was promised', [{}, { calls: 100, queued: 0, media: 2 }], true],
    ['dear on the other driver', [{}, { driver: 'rtpengine', media: 2 }], true],
  ])('%s', (_, rows, isGood) => {
    expect(judgeCalls(rows.map((row) => ({ ...good, ...row }))).isGood).toBe(isGood);
  });

  it('count who waits as a call', () => {
    expect(judgeCalls([good]).line).toContain('percent_a_call=0.5 lost=0.005 node_50_50=0.5');
  });
});
