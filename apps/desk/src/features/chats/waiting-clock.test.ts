import { describe, expect, it } from 'vitest';
import { neighbour, nextWaiting, waitsSince, waitTone } from './waiting-clock.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();
const chat = (conversationId: string, waitingSince: string | null, state: 'active' | 'ended' = 'active') => ({
  ...{ conversationId, waitingSince, state },
});
const chats = [chat('a', at(5)), chat('b', null), chat('c', at(2)), chat('d', at(9))];

describe('a dialogue’s clock', () => {
  it.each([
    [0, 'ok'],
    [59, 'ok'],
    [60, 'warn'],
    [179, 'warn'],
    [180, 'bad'],
  ])('after %i s it is %s', (seconds, tone) => expect(waitTone(seconds)).toBe(tone));
  it('runs from the first word that nobody answered, and stops with the chat', () => {
    expect(waitsSince(chat('a', at(1)))).toBe(at(1));
    expect(waitsSince(chat('a', null))).toBeNull();
    expect(waitsSince(chat('a', at(1), 'ended'))).toBeNull();
  });
});

describe('from one to the next', () => {
  it.each([
    ['a', 1, 'b'],
    ['d', 1, 'a'],
    ['a', -1, 'd'],
    [undefined, 1, 'a'],
    [undefined, -1, 'd'],
    ['elsewhere', 1, 'a'],
  ] as const)('from %s by %i to %s', (from, way, to) => expect(neighbour(chats, from, way)).toBe(to));
  it('there is none without dialogues', () => expect(neighbour([], 'a', 1)).toBeNull());
  it.each([
    [undefined, 'c'],
    ['c', 'a'],
    ['b', 'c'],
  ])('at %s whoever waits longest is %s', (from, to) => expect(nextWaiting(chats, from)).toBe(to));
  it('nobody, when all are answered', () => expect(nextWaiting([chat('a', null), chat('b', at(1))], 'b')).toBeNull());
});
