import { expect, it } from 'vitest';
import { keepCall, keptCall } from './kept-call.ts';

function tabWith(call: string | null) {
  let kept = call;
  return { get: () => kept, set: (_: string, value: string | null) => void (kept = value), names: () => [] };
}

it('one page leaves the call to the next', () => {
  const tab = tabWith(null);
  expect(keptCall(tab)).toBeNull();
  keepCall(tab, { callId: 'c1', isMuted: true, talkingSince: 7 });
  expect(keptCall(tab)).toEqual({ callId: 'c1', isMuted: true, talkingSince: 7 });
  keepCall(tab, null);
  expect(keptCall(tab)).toBeNull();
});

it.each([
  ['not ours', null],
  ['{}', null],
  ['[1]', null],
  ['{"callId":3}', null],
  ['{"callId":"c"}', { callId: 'c', isMuted: false, talkingSince: null }],
  ['{"callId":"c","isMuted":"no","talkingSince":"x"}', { callId: 'c', isMuted: false, talkingSince: null }],
])('of what stands there, %s leaves %o', (stands, call) => expect(keptCall(tabWith(stands))).toEqual(call));
