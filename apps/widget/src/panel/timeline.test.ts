import type { ChatMessage } from '@guichet/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, wholeUpTo, withMessages } from './timeline.ts';

const message = (sequence: number, previous: number): ChatMessage => ({
  ...{ id: `m${sequence}`, conversationId: 'c', sequence, previous, at: '2026-11-02T10:00:00Z' },
  ...{ by: 'agent', name: 'Sarah', text: String(sequence), files: [], clientId: null, notices: [] },
});

describe('the timeline', () => {
  it.each([
    [[], 0, true],
    [[message(1, 0)], 1, true],
    [[message(4, 1)], 0, false],
    [[message(1, 0), message(4, 1), message(5, 4)], 5, true],
    [[message(1, 0), message(5, 4), message(6, 5)], 1, false],
  ])('%# is whole up to where nothing is missing', (messages, upTo, whole) => {
    expect([wholeUpTo(messages), isWhole(messages)]).toEqual([upTo, whole]);
  });

  it('is the same in whatever order and however often its messages come', () => {
    const all = [1, 2, 5, 9, 14].map((sequence, index, list) => message(sequence, list[index - 1] ?? 0));
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: all.length }), (come) => {
        const seen = come.reduce<ChatMessage[]>((known, one) => withMessages(known, [one]), []);
        expect(withMessages(seen, all)).toEqual(all);
        expect(isWhole(seen)).toBe(seen.every(({ sequence }, index) => sequence === all[index]!.sequence));
      }),
    );
  });
});
