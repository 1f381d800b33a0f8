import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Looks } from './looks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const counting = (took = 0) => {
  const seen: string[] = [];
  let most = 0;
  let running = 0;
  const looks = new Looks(500, async (key) => {
    most = Math.max(most, (running += 1));
    seen.push(key);
    if (took) await new Promise((resolve) => setTimeout(resolve, took));
    running -= 1;
  });
  return { looks, seen, most: () => most };
};

it('comes at once, and then once for all that is wanted meanwhile', async () => {
  const { looks, seen } = counting();
  looks.want('a');
  expect(seen).toEqual(['a']);
  for (let n = 0; n < 100; n += 1) looks.want('a');
  await vi.advanceTimersByTimeAsync(499);
  expect(seen).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(seen).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toHaveLength(2);
  looks.want('a');
  expect(seen).toHaveLength(3);
});

it('lets no key wait for another', () => {
  const { looks, seen } = counting();
  looks.want('a');
  looks.want('b');
  expect(seen).toEqual(['a', 'b']);
});

it('never runs twice at once, however long one takes', async () => {
  const { looks, seen, most } = counting(1800);
  looks.want('a');
  for (let at = 0; at < 6000; at += 100) {
    looks.want('a');
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(most()).toBe(1);
  expect(seen).toHaveLength(4);
});
