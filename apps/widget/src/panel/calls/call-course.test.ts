import type { CallPass, CallView, Refused } from '@guichet/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Telephone, TelephoneEvents } from '../../call/telephone.ts';
import type { Host } from '../../host.ts';
import { createStore } from '../state.ts';
import { openCourse } from './call-course.ts';
import type { Handset } from './handset.ts';
import { keptCall } from './kept-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const view = (part: Partial<CallView> = {}): CallView => ({
  ...{ callId: 'c1', state: 'waiting', startedAt: '', answeredAt: null, endedAt: null, end: null, agentName: null },
  ...{ position: 1, estimateSeconds: null, offersCallback: false, isHeld: false, isRecorded: false, ...part },
});
const account = { uri: 'sip:v@x', username: 'v', password: 'p', realm: 'x', server: null, expiresAt: '' };
const pass = (): CallPass & { ok: true } => ({ ok: true, call: view(), account, target: 'sip:q@x' });
type Answer = ReturnType<typeof pass> | Refused | 'line down';

/** A page with a line that gives these answers, then passes; and telephones that the test plays the network for. */
function page(answers: Answer[] = []) {
  const asked: string[] = [];
  const said: unknown[] = [];
  const dialled: { events: TelephoneEvents; isMuted: boolean; hangUp: () => void }[] = [];
  const kept = new Map<string, string>();
  const tab = {
    get: (name: string) => kept.get(name) ?? null,
    set: (name: string, value: string | null) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    names: () => [],
  };
  const ask = (name: string) => {
    asked.push(name);
    const answer = answers.shift() ?? pass();
    return answer === 'line down' ? Promise.reject(new Error('line')) : Promise.resolve(answer);
  };
  const openTelephone = ({ isMuted }: { isMuted: boolean }, events: TelephoneEvents): Telephone => {
    const hangUp = vi.fn();
    dialled.push({ events, isMuted, hangUp });
    return { mute: () => undefined, press: () => undefined, play: () => undefined, hangUp, abandon: () => undefined };
  };
  const putDown = vi.fn();
  const handset = { tools: () => Promise.resolve({ openTelephone }), stream: () => ({}), putDown };
  const store = createStore();
  const host = {
    line: { ask, say: (...words: unknown[]) => said.push(words) },
    tab,
    origin: 'https://x',
  } as unknown as Host;
  const course = openCourse(host, store, handset as unknown as Handset);
  return { asked, said, dialled, tab, store, course, putDown, phase: () => store.get().call.phase };
}
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

it('calls with the pass it was given, and leaves word for the next page', async () => {
  const { course, asked, dialled, tab, phase } = page();
  await course.start({});
  dialled[0]!.events.onUp();
  expect([asked, dialled.length, phase()]).toEqual([['call.start'], 1, 'live']);
  expect(keptCall(tab)?.callId).toBe('c1');
});

it('asks again while the line is down, under the same wish', async () => {
  const { course, asked, dialled } = page(['line down', { ok: false, code: 'unavailable' }]);
  void course.start({});
  await settle(5000);
  expect([asked.length, dialled.length]).toEqual([3, 1]);
});

it('says what the server refuses, and holds no microphone for it', async () => {
  const { course, store, phase, putDown } = page([{ ok: false, code: 'call_unavailable' }]);
  await course.start({});
  expect([phase(), store.get().call.failure]).toEqual(['ended', 'call_unavailable']);
  expect(putDown).toHaveBeenCalled();
});

it('takes the call up again when its line breaks, muted as it was', async () => {
  const { course, asked, dialled, phase } = page();
  await course.start({});
  dialled[0]!.events.onUp();
  course.take({ step: 'changed', part: { isMuted: true } });
  dialled[0]!.events.onLost();
  expect(phase()).toBe('resuming');
  await settle();
  dialled[1]!.events.onUp();
  expect([asked, dialled[1]!.isMuted, phase()]).toEqual([['call.start', 'call.resume'], true, 'live']);
});

it('is over when the server knows it no more', async () => {
  const { course, dialled, store, tab, phase } = page([pass(), { ok: false, code: 'call_ended' }]);
  await course.start({});
  dialled[0]!.events.onLost();
  await settle();
  expect([phase(), store.get().call.view?.end, keptCall(tab)]).toEqual(['ended', 'lost', null]);
});

it('does not try for ever what never comes up', async () => {
  const { course, dialled, store, phase } = page();
  await course.start({});
  for (let time = 0; time < 9 && phase() !== 'ended'; time += 1) {
    dialled.at(-1)!.events.onOver();
    await settle(2000);
  }
  expect([phase(), store.get().call.view?.end, dialled.length]).toEqual(['ended', 'failed', 6]);
});

it('calls nobody once he has hung up, though the answer comes late, and tells the server', async () => {
  const { course, dialled, said, phase } = page();
  const started = course.start({});
  course.turnAway();
  course.over('abandoned');
  await started;
  expect([dialled.length, phase(), said]).toEqual([0, 'ended', [['call.hang-up', { callId: 'c1' }]]]);
});

it('keeps the call that a late answer names when he has called again meanwhile: it is the same one', async () => {
  const { course, dialled, said } = page();
  const first = course.start({});
  course.turnAway();
  course.over('abandoned');
  await Promise.all([first, course.start({})]);
  expect([dialled.length, said]).toEqual([1, []]);
});

it('hangs up when the server says that it is over', async () => {
  const { course, dialled, phase } = page();
  await course.start({});
  course.take({ step: 'told', view: view({ state: 'ended', end: 'agent' }), at: 0 });
  expect(phase()).toBe('ended');
  expect(dialled[0]!.hangUp).toHaveBeenCalled();
});
