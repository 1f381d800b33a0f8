import { describe, expect, it } from 'vitest';
import { eventPackets, isDigits, KeyListener } from './telephone-event.ts';

describe('telephone events', () => {
  it('end with the end, three times, at their full length', () => {
    const packets = eventPackets('#', 160).map(({ payload }) => payload.toString('hex'));
    expect(packets).toEqual(['0b0a00a0', '0b0a0140', '0b0a01e0', '0b0a0280', '0b8a0320', '0b8a0320', '0b8a0320']);
  });

  it('are heard once each, whichever packets arrive', () => {
    const listener = new KeyListener();
    const heard = [...eventPackets('5', 160).slice(2), ...eventPackets('5', 160).slice(6)];
    expect(heard.map(({ payload }, at) => listener.heard(payload, at < 5 ? 1_000 : 2_000))).toEqual([
      ...['5', null, null, null, null],
      '5',
    ]);
  });

  it('other events and cut packets are no keys', () => {
    const listener = new KeyListener();
    expect(listener.heard(Buffer.from([32, 0, 0, 0]), 1)).toBeNull();
    expect(listener.heard(Buffer.from([1, 0]), 2)).toBeNull();
  });

  it('are not heard faster than anybody presses', () => {
    const listener = new KeyListener();
    const [packet] = eventPackets('5', 160);
    const heard = Array.from({ length: 5_000 }, (_, at) => listener.heard(packet!.payload, at)).filter(Boolean);
    expect(heard.length).toBeGreaterThanOrEqual(20);
    expect(heard.length).toBeLessThan(50);
  });

  it.each([
    ['0123456789*#ABCD', true],
    ['', false],
    ['5x', false],
    ['a', false],
    ['1'.repeat(65), false],
  ])('%s is dialled: %s', (digits, expected) => {
    expect(isDigits(digits)).toBe(expected);
  });
});
