import type { BoardAgent } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { activityOf } from './agent-activity.ts';

type Work = BoardAgent['work'][number];
const since = (minute: number) => `2026-11-26T10:${String(minute).padStart(2, '0')}:00.000Z`;
const one = (channel: Work['channel'], state: Work['state'], minute: number): Work => ({
  ...{ queueId: 'q', channel, state, count: 1 },
  since: since(minute),
});

it.each<[string, Work[], string, number]>([
  ['nothing in hand', [], 'state', 0],
  ['mail alone', [one('email', 'active', 1)], 'state', 0],
  ['a chat beside mail', [one('email', 'active', 1), one('chat', 'active', 5)], 'working', 5],
  ['two chats', [one('chat', 'active', 9), one('chat', 'active', 5)], 'working', 5],
  ['a ringing call', [one('voice', 'offered', 7)], 'offered', 7],
  ['a chat while a second rings', [one('chat', 'offered', 7), one('chat', 'active', 3)], 'working', 3],
  ['a wrap-up', [one('voice', 'wrap_up', 8)], 'wrapUp', 8],
  ['a wrap-up while the next rings', [one('voice', 'wrap_up', 8), one('chat', 'offered', 9)], 'offered', 9],
])('of %s', (_, work, kind, minute) => {
  expect(activityOf({ work, since: since(0) })).toMatchObject({ kind, since: since(minute) });
});
