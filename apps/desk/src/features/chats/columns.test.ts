import { describe, expect, it } from 'vitest';
import { columnsThatFit, shownColumns } from './columns.ts';

describe('columns', () => {
  it.each([
    [320, 1],
    [700, 1],
    [800, 2],
    [1224, 3],
    [2600, 3],
  ])('%i px have room for %i', (width, count) => expect(columnsThatFit(width)).toBe(count));

  it.each([
    ['fill from the first on', 'abcd', '', 'a', 3, 'a', 'abc'],
    ['stay, in the order of the strip', 'abcd', 'dab', 'a', 3, 'adb', 'abd'],
    ['give way where one looked longest ago', 'abcd', 'abc', 'd', 3, 'dcba', 'bcd'],
    ['fold to the one at hand', 'abc', 'abc', 'b', 1, 'bac', 'b'],
    ['lose what is over', 'ac', 'abc', 'a', 3, 'abc', 'ac'],
    ['show one that is not mine', 'ab', 'ab', 'x', 2, 'xab', 'ax'],
    ['are none without a dialogue', '', '', undefined, 3, '', ''],
  ])('%s', (_, all, shown, active, count, recent, expected) =>
    expect(shownColumns([...all], [...shown], active, count, [...recent]).join('')).toBe(expected),
  );
});
