import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { insist } from './code-ahead.ts';

const fetched = vi.fn<() => Promise<{ ok: boolean }>>();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks for code until a server that is being started anew has it', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  const load = vi.fn(() =>
    load.mock.calls.length < 9 ? Promise.reject(new TypeError('gone')) : Promise.resolve('code'),
  );
  const code = insist(load);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await code).toBe('code');
});

it('says after three tries that a server has no such code', async () => {
  fetched.mockResolvedValue({ ok: true });
  const load = vi.fn(() => Promise.reject(new TypeError('gone')));
  const failed = expect(insist(load)).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(60_000);
  await failed;
  expect(load).toHaveBeenCalledTimes(3);
});
