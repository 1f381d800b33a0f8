import type { DeskCall, TimelineEntry } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { isBubble, placeOf, readMarks, rowsOf } from './bubble-rows.ts';
import type { DeskChat } from './chat-changes.ts';

let sequence = 0;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();
const said = (direction: 'in' | 'out', minute: number, more: object = {}) =>
  ({
    ...{ type: 'message', kind: 'normal', id: `m${(sequence += 1)}`, sequence, direction, at: at(minute) },
    ...{ authorUserId: direction === 'out' ? 'nadia' : null, to: [], hasRaw: false },
    ...more,
  }) as unknown as TimelineEntry;
const places = (entries: TimelineEntry[]) =>
  entries
    .map((_, index) => placeOf(entries, index))
    .map(({ isFirst, isLast }) => `${isFirst ? '[' : ''}${isLast ? ']' : ''}`);

describe('bubbles', () => {
  it('are what was said in the dialogue, and no mails', () => {
    expect(isBubble(said('in', 0))).toBe(true);
    for (const mail of [{ kind: 'follow-up' }, { hasRaw: true }, { to: [{ name: '', address: 'a@b.fr' }] }])
      expect(isBubble(said('in', 0, mail))).toBe(false);
    expect(isBubble({ ...said('in', 0), type: 'note' } as TimelineEntry)).toBe(false);
  });

  it.each([
    ['one after the other', [said('in', 0), said('in', 1), said('in', 2)], ['[', '', ']']],
    ['a long pause', [said('in', 0), said('in', 4)], ['[]', '[]']],
    ['the other side', [said('in', 0), said('out', 0), said('in', 1)], ['[]', '[]', '[]']],
    ['another agent', [said('out', 0), said('out', 0, { authorUserId: 'tom' })], ['[]', '[]']],
    ['a mail between', [said('in', 0), said('in', 1, { hasRaw: true }), said('in', 1)], ['[]', '[]', '[]']],
  ])('stand as blocks: %s', (_, entries, expected) => expect(places(entries)).toEqual(expected));
});

describe('how far the visitor has come', () => {
  const entries = [said('out', 0), said('in', 1), said('out', 2), said('out', 3)];
  const [first, , second, last] = entries.map(({ sequence: one }) => one) as [number, number, number, number];
  it.each([
    ['nothing reached him', 0, 0, { [entries[3]!.id]: 'sent' }],
    ['on his screen', last, 0, { [entries[3]!.id]: 'delivered' }],
    ['the first is seen', last, first, { [entries[0]!.id]: 'seen', [entries[3]!.id]: 'delivered' }],
    ['the second is seen', second, second, { [entries[2]!.id]: 'seen', [entries[3]!.id]: 'sent' }],
    ['all is seen', last, last, { [entries[3]!.id]: 'seen' }],
  ])('%s', (_, visitorDelivered, visitorRead, expected) =>
    expect(Object.fromEntries(readMarks(entries, { visitorDelivered, visitorRead }))).toEqual(expected),
  );
});

describe('the course of a chat', () => {
  const entries = [said('in', 0), said('out', 5), said('in', 20, { hasRaw: true })];
  const chat = (more: Partial<DeskChat>) => ({ endedAt: null, rating: null, ...more }) as DeskChat;
  const kinds = (more: Partial<DeskChat>) =>
    rowsOf(entries, { chat: chat(more), calls: [], isWhole: false }).map(({ kind }) => kind);
  it('stands where it happened', () => {
    expect(kinds({})).toEqual(['entry', 'entry', 'entry']);
    expect(kinds({ endedAt: at(10) })).toEqual(['entry', 'entry', 'ended', 'entry']);
    expect(kinds({ endedAt: at(10), rating: { score: 5, comment: '', at: at(11) } })).toEqual([
      'entry',
      'entry',
      'ended',
      'rated',
      'entry',
    ]);
  });
  it('is not shown above what is not read yet', () => expect(kinds({ endedAt: at(-5) })).toHaveLength(3));
});

describe('calls of a conversation', () => {
  const entries = [said('in', 10), said('out', 30)];
  const call = (id: string, minutes: number) => ({ id, startedAt: at(minutes) }) as DeskCall;
  const keys = (calls: DeskCall[], isWhole: boolean) =>
    rowsOf(entries, { chat: null, calls, isWhole }).map(({ kind, key }) => (kind === 'call' ? key : kind));
  it('stand where they began', () => {
    expect(keys([call('a', 20), call('b', 40)], false)).toEqual(['entry', 'a', 'entry', 'b']);
  });
  it('say themselves how they began and ended', () => {
    const told = (event: string) => ({ ...said('in', 12), type: 'system', event }) as unknown as TimelineEntry;
    const lines = [told('call.started'), told('call.answered'), told('call.joined'), told('call.ended')];
    expect(rowsOf(lines, { chat: null, calls: [], isWhole: true }).map(({ key }) => key)).toEqual([lines[2]!.id]);
  });
  it('stand above everything when there is nothing before', () => {
    expect(keys([call('a', 5)], true)).toEqual(['a', 'entry', 'entry']);
    expect(keys([call('a', 5)], false)).toEqual(['entry', 'entry']);
  });
});
