import type { MessageEntry } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { awayWords } from './away-words.ts';
import { withEntry, withMarks, withWord, type DeskChat } from './chat-changes.ts';

const AT = '2026-11-20T09:00:00.000Z';
const LATER = '2026-11-20T09:05:00.000Z';
const chat = (more: Partial<DeskChat> = {}) =>
  ({
    agentRead: 3,
    countedTo: 3,
    visitorRead: 2,
    visitorDelivered: 3,
    unread: 0,
    waitingSince: null,
    ...more,
  }) as DeskChat;
const entry = (direction: 'in' | 'out', sequence: number, at = AT) => ({ direction, sequence, at }) as MessageEntry;

describe('a message', () => {
  it('of the visitor is unread and begins the wait', () =>
    expect(withEntry(chat(), entry('in', 4))).toMatchObject({
      unread: 1,
      countedTo: 4,
      waitingSince: AT,
      lastVisitorMessageAt: AT,
    }));
  it('after another one does not begin it anew', () =>
    expect(withEntry(chat({ unread: 1, countedTo: 4, waitingSince: AT }), entry('in', 5, LATER))).toMatchObject({
      unread: 2,
      waitingSince: AT,
    }));
  it('that comes twice counts once', () =>
    expect(withEntry(chat({ unread: 1, countedTo: 4, waitingSince: AT }), entry('in', 4))).toMatchObject({
      unread: 1,
    }));
  it('of the house ends the wait', () =>
    expect(withEntry(chat({ unread: 1, countedTo: 4, waitingSince: AT }), entry('out', 5))).toMatchObject({
      unread: 1,
      waitingSince: null,
    }));
});

describe('marks', () => {
  it('only grow', () =>
    expect(withMarks(chat(), { agentRead: 1, visitorRead: 5, visitorDelivered: 1 })).toMatchObject({
      agentRead: 3,
      visitorRead: 5,
      visitorDelivered: 3,
    }));
  it('up to the last word leave nothing unread', () =>
    expect(
      withMarks(chat({ unread: 2, countedTo: 5 }), { agentRead: 5, visitorRead: 0, visitorDelivered: 0 }).unread,
    ).toBe(0));
  it('short of it leave it so', () =>
    expect(
      withMarks(chat({ unread: 2, countedTo: 5 }), { agentRead: 4, visitorRead: 0, visitorDelivered: 0 }).unread,
    ).toBe(2));
  it('of the visitor do not', () =>
    expect(
      withMarks(chat({ unread: 2, countedTo: 5 }), { agentRead: 0, visitorRead: 9, visitorDelivered: 9 }).unread,
    ).toBe(2));
});

describe('the server’s word', () => {
  const told = (more: Partial<DeskChat>) => chat({ state: 'active', ...more });
  const known = chat({ unread: 2, countedTo: 5, waitingSince: AT, lastVisitorMessageAt: AT });
  it('that was read before the last message takes none away', () =>
    expect(withWord(known, told({ unread: 1, countedTo: 4, waitingSince: null }))).toEqual({
      ...known,
      state: 'active',
    }));
  it('that knows the message counts it, and its push once more does not', () => {
    const now = withWord(chat(), told({ unread: 1, countedTo: 4 }));
    expect(withEntry(now, entry('in', 4))).toMatchObject({ unread: 1, countedTo: 4 });
  });
  it('as new as what is known is taken', () =>
    expect(withWord(known, told({ unread: 2, countedTo: 5, waitingSince: null }))).toMatchObject({
      unread: 2,
      waitingSince: null,
    }));
  it('takes back no mark', () =>
    expect(
      withWord(chat({ agentRead: 5, countedTo: 5 }), told({ unread: 1, agentRead: 4, countedTo: 5 })),
    ).toMatchObject({
      unread: 0,
      agentRead: 5,
    }));
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
