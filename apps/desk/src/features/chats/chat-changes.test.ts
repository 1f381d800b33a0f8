import type { MessageEntry } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { awayWords } from './away-words.ts';
import { withEntry, withMarks, type DeskChat } from './chat-changes.ts';

const AT = '2026-11-20T09:00:00.000Z';
const LATER = '2026-11-20T09:05:00.000Z';
const chat = (more: Partial<DeskChat> = {}) =>
  ({ agentRead: 3, visitorRead: 2, visitorDelivered: 3, unread: 0, waitingSince: null, ...more }) as DeskChat;
const entry = (direction: 'in' | 'out', sequence: number, at = AT) => ({ direction, sequence, at }) as MessageEntry;

describe('a message', () => {
  it('of the visitor is unread and begins the wait', () =>
    expect(withEntry(chat(), entry('in', 4), 3)).toMatchObject({
      unread: 1,
      waitingSince: AT,
      lastVisitorMessageAt: AT,
    }));
  it('after another one does not begin it anew', () =>
    expect(withEntry(chat({ unread: 1, waitingSince: AT }), entry('in', 5, LATER), 4)).toMatchObject({
      unread: 2,
      waitingSince: AT,
    }));
  it('that comes twice counts once', () =>
    expect(withEntry(chat({ unread: 1, waitingSince: AT }), entry('in', 4), 4)).toMatchObject({ unread: 1 }));
  it('of the house ends the wait', () =>
    expect(withEntry(chat({ unread: 1, waitingSince: AT }), entry('out', 5), 4)).toMatchObject({
      unread: 1,
      waitingSince: null,
    }));
});

describe('marks', () => {
  it('only grow', () =>
    expect(withMarks(chat(), { agentRead: 1, visitorRead: 5, visitorDelivered: 1 }, 3)).toMatchObject({
      agentRead: 3,
      visitorRead: 5,
      visitorDelivered: 3,
    }));
  it('up to the last word leave nothing unread', () =>
    expect(withMarks(chat({ unread: 2 }), { agentRead: 5, visitorRead: 0, visitorDelivered: 0 }, 5).unread).toBe(0));
  it('short of it leave it so', () =>
    expect(withMarks(chat({ unread: 2 }), { agentRead: 4, visitorRead: 0, visitorDelivered: 0 }, 5).unread).toBe(2));
  it('of the visitor do not', () =>
    expect(withMarks(chat({ unread: 2 }), { agentRead: 0, visitorRead: 9, visitorDelivered: 9 }, 0).unread).toBe(2));
});

describe('whether what is written is read', () => {
  const visitor = (isOnline: boolean, isFollowedUp: boolean) =>
    ({ isOnline, isFollowedUp, lastSeenAt: AT }) as DeskChat['visitor'];
  it.each([
    ['active', visitor(true, false), null],
    ['idle', visitor(true, true), 'silent'],
    ['active', visitor(false, true), 'leftMailed'],
    ['idle', visitor(false, false), 'left'],
    ['ended', visitor(true, true), 'endedMailed'],
    ['ended', visitor(false, false), 'ended'],
  ] as const)('%s', (state, one, key) =>
    expect(awayWords({ state, visitor: one, lastVisitorMessageAt: AT })?.key ?? null).toBe(key),
  );
});
