import { describe, expect, it } from 'vitest';
import { promisesOf } from './promises.ts';

const now = Date.parse('2026-11-26T12:00:00Z');
const nothing = {
  ...({ status: 'open', waitingSince: null, answerDueAt: null, answerWarnAt: null } as const),
  ...{ resolutionDueAt: null, resolutionWarnAt: null },
};
const at = (time: string) => `2026-11-26T${time}:00.000Z`;
const tones = (more: Partial<typeof nothing | Record<string, string>>) =>
  promisesOf({ ...nothing, ...more }, now).map(({ kind, tone }) => `${kind} ${tone}`);

describe('what is promised', () => {
  it.each([
    ['nothing', {}, []],
    ['in time', { answerDueAt: at('13:00') }, ['answer ok']],
    ['half an hour before, where nothing else is said', { answerDueAt: at('12:30') }, ['answer warn']],
    ['at risk only from its own moment on', { answerDueAt: at('12:20'), answerWarnAt: at('12:05') }, ['answer ok']],
    ['at risk', { answerDueAt: at('15:00'), answerWarnAt: at('12:00') }, ['answer warn']],
    ['broken', { answerDueAt: at('12:00') }, ['answer bad']],
    [
      'the most pressing first',
      { answerDueAt: at('18:00'), resolutionDueAt: at('11:00'), resolutionWarnAt: at('10:00') },
      ['resolution bad', 'answer ok'],
    ],
    ['nothing of what is resolved', { status: 'resolved', answerDueAt: at('11:00') }, []],
  ])('is %s', (_, more, expected) => {
    expect(tones(more)).toEqual(expected);
  });
});
