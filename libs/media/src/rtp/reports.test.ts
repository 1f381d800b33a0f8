import { describe, expect, it } from 'vitest';
import { ReceiveStatistics } from './receive-statistics.ts';
import { Reports } from './reports.ts';

const sent = (ssrc: number) => ({ ssrc, packets: 10, bytes: 1_600, timestamp: 1_600 });
const received = (ssrc: number): ReceiveStatistics => {
  const statistics = new ReceiveStatistics(8_000);
  statistics.add(ssrc, 1, 0);
  return statistics;
};

describe('Reports', () => {
  it('know the round trip when the other side has answered a report', () => {
    const [ours, theirs] = [new Reports(), new Reports()];
    theirs.read(ours.write(sent(1), received(2)), 2);
    expect(ours.roundTripMs).toBeNull();
    ours.read(theirs.write(sent(2), received(1)), 1);
    expect(ours.roundTripMs).toBeGreaterThanOrEqual(0);
    expect(ours.roundTripMs).toBeLessThan(1_000);
  });

  it('take no report of another stream', () => {
    const [ours, theirs] = [new Reports(), new Reports()];
    theirs.read(ours.write(sent(1), received(2)), 2);
    ours.read(theirs.write(sent(2), received(3)), 1);
    expect(ours.roundTripMs).toBeNull();
  });

  it.each(['', 'hello', '\x81\xc9\x00\xff'])('what is no report (%j) is left alone', (text) => {
    const reports = new Reports();
    reports.read(Buffer.from(text, 'latin1'), 1);
    expect(reports.roundTripMs).toBeNull();
  });
});
