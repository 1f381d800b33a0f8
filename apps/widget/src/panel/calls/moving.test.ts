import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Host } from '../../host.ts';
import { createStore } from '../state.ts';
import { NO_CALL, type Phase } from './call-state.ts';
import { openMoving } from './moving.ts';

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('navigation', undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page whose visitor is on the telephone; answers with what it tells the server. */
function onTelephone() {
  const store = createStore();
  const view = { callId: 'c1' };
  const become = (phase: Phase) => store.set({ call: { ...NO_CALL, phase, view } as never });
  become('live');
  const said: unknown[] = [];
  const host = { line: { say: (...words: unknown[]) => said.push(words) }, tab: {} } as unknown as Host;
  openMoving(host, { store, course: {} } as never);
  return { said, become };
}
const reload = () => page.dispatchEvent(Object.assign(new Event('keydown'), { key: 'F5' }));
const MOVING = ['call.moving', { callId: 'c1' }];
const STAYING = ['call.staying', { callId: 'c1' }];

it('a page that was about to be left and is still there says so, once', () => {
  const { said } = onTelephone();
  reload();
  vi.advanceTimersByTime(5_000);
  reload();
  vi.advanceTimersByTime(9_000);
  expect(said).toEqual([MOVING, MOVING]);
  vi.advanceTimersByTime(30_000);
  expect(said).toEqual([MOVING, MOVING, STAYING]);
});

it('nothing is said of a call that is over meanwhile', () => {
  const { said, become } = onTelephone();
  reload();
  become('ended');
  vi.advanceTimersByTime(30_000);
  expect(said).toEqual([MOVING]);
});
