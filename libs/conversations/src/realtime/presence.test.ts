import { describe, expect, it } from 'vitest';
import { EventAllowance } from './event-allowance.ts';
import { PresenceBoard } from './presence.ts';

const nadia = { userId: 'n', name: 'Nadia' };
const tom = { userId: 't', name: 'Tom' };

describe('presence', () => {
  it('shows each person once, typing when one window types', () => {
    const board = new PresenceBoard();
    expect(board.move('1', nadia, 'a', false)).toEqual(['a']);
    expect(board.move('2', nadia, 'a', true)).toEqual(['a']);
    expect(board.move('3', tom, 'a', false)).toEqual(['a']);
    expect(board.viewersAt('a')).toEqual([
      { ...nadia, isTyping: true },
      { ...tom, isTyping: false },
    ]);
  });
  it('tells both places of a move, and nothing when nothing changed', () => {
    const board = new PresenceBoard();
    board.move('1', nadia, 'a', false);
    expect(board.move('1', nadia, 'a', false)).toEqual([]);
    expect(board.move('1', nadia, 'b', false)).toEqual(['a', 'b']);
    expect(board.move('1', nadia, null, false)).toEqual(['b']);
    expect(board.move('1', nadia, null, false)).toEqual([]);
    expect([board.viewersAt('a'), board.viewersAt('b')]).toEqual([[], []]);
  });
});

describe('an allowance', () => {
  it('lets through so many a second and refills', () => {
    let now = 0;
    const allowance = new EventAllowance(20, () => now);
    const take = (times: number) => Array.from({ length: times }, () => allowance.take()).filter(Boolean).length;
    expect(take(50)).toBe(20);
    now += 500;
    expect(take(50)).toBe(10);
  });
});
