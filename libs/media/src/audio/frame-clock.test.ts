import { expect, it } from 'vitest';
import { FrameClock } from './frame-clock.ts';

it('goes on for all others when one fails, and tells of it', async () => {
  const failures: unknown[] = [];
  const clock = new FrameClock((error) => failures.push(error));
  const broken = new Error('broken');
  let ticks = 0;
  const stops = [
    clock.every(() => {
      throw broken;
    }),
    clock.every(() => (ticks += 1)),
  ];
  await expect.poll(() => ticks).toBeGreaterThan(2);
  for (const stop of stops) stop();
  expect(failures.length).toBeGreaterThanOrEqual(ticks);
  expect(new Set(failures)).toEqual(new Set([broken]));
});
