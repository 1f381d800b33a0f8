import { afterEach, describe, expect, it, vi } from 'vitest';
import { secondsLeft, shareLeft } from './countdown.ts';
import { learnClock, serverNow } from './server-clock.ts';

const FROM = '2026-11-26T10:00:00.000Z';
const TO = '2026-11-26T10:00:30.000Z';
const at = (seconds: number) => Date.parse(FROM) + seconds * 1000;

it.each([
  [0, 30, 1],
  [0.4, 30, 0.987],
  [15, 15, 0.5],
  [29.9, 1, 0.003],
  [30, 0, 0],
  [99, 0, 0],
  [-5, 35, 1],
])('after %s s there are %s whole seconds left, a share of %s', (seconds, left, share) => {
  expect(secondsLeft(TO, at(seconds))).toBe(left);
  expect(shareLeft(FROM, TO, at(seconds))).toBeCloseTo(share, 3);
});
it('has no share of no time', () => expect(shareLeft(FROM, FROM, at(0))).toBe(0));

describe('the clock of the server', () => {
  afterEach(() => {
    vi.useRealTimers();
    learnClock(new Date().toISOString());
  });
  it('is learnt from an offer when this computer runs ahead or behind', () => {
    vi.useFakeTimers({ now: at(300) });
    learnClock(FROM);
    expect(serverNow()).toBe(at(0));
    vi.setSystemTime(at(310));
    expect(serverNow()).toBe(at(10));
  });
  it('is taken to be this one when they agree but for the way', () => {
    vi.useFakeTimers({ now: at(0.3) });
    learnClock(FROM);
    expect(serverNow()).toBe(at(0.3));
  });
});
