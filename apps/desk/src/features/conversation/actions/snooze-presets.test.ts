import { describe, expect, it } from 'vitest';
import { snoozePresets } from './snooze-presets.ts';

const namesAt = (date: Date) => snoozePresets(date).map(({ name }) => name);

describe('snooze presets', () => {
  it('lie in the future, in order', () => {
    for (let hour = 0; hour < 24 * 8; hour++) {
      const now = new Date(2026, 10, 23, hour);
      for (const { until } of snoozePresets(now)) expect(until > now).toBe(true);
    }
  });
  it('offer this evening only while it is to come', () => {
    expect(namesAt(new Date(2026, 10, 23, 10))).toContain('evening');
    expect(namesAt(new Date(2026, 10, 23, 19))).not.toContain('evening');
  });
  it('say Monday only where it is not tomorrow', () => {
    expect(namesAt(new Date(2026, 10, 22, 10))).not.toContain('monday');
    const [monday] = snoozePresets(new Date(2026, 10, 23, 10)).filter(({ name }) => name === 'monday');
    expect(monday?.until).toEqual(new Date(2026, 10, 30, 9));
  });
});
