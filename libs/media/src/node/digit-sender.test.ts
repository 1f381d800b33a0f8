import { expect, it } from 'vitest';
import { FrameClock } from '../audio/frame-clock.ts';
import { DigitSender } from './digit-sender.ts';
import type { Leg } from './leg.ts';

/** Time that the test moves on. */
class Frames extends FrameClock {
  private task: (() => void) | null = null;
  override every(task: () => void): () => void {
    this.task = task;
    return () => (this.task = null);
  }
  runOut(): void {
    while (this.task) this.task();
  }
}

it('sends keys one after another, and leaves out what comes faster than they can be sent', () => {
  const begun: number[] = [];
  const leg = {
    codec: 'pcma',
    now: () => 0,
    sendEvent: (payload: Buffer, _: number, isFirst: boolean) => isFirst && begun.push(payload[0]!),
  };
  const frames = new Frames(() => undefined);
  const digits = new DigitSender(leg as unknown as Leg, frames);
  digits.send('12');
  frames.runOut();
  expect(begun).toEqual([1, 2]);
  for (let time = 0; time < 20; time += 1) digits.send('3'.repeat(64));
  frames.runOut();
  expect(begun.length).toBeGreaterThanOrEqual(2 + 64);
  expect(begun.length).toBeLessThan(2 + 3 * 64);
});
