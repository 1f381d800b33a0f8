import { describe, expect, it } from 'vitest';
import { agent, ago, chosen, item, NOW, queue, SECOND, skills, step } from './choice.fixtures.ts';
import { Chooser } from './choose.ts';
import { Pool } from './pool.ts';
import { meetsUpTo, type Needs, stepAt, stepChanges } from './skill-steps.ts';

const french = [step(30, ['fr', 4]), step(30, ['fr', 2]), step(1)];
const waited = (seconds: number, more = {}) =>
  item('1', { originalArrivalAt: ago(seconds * SECOND), skills: french, ...more });
const fluent = agent('fluent', { skills: skills({ fr: 4 }) });
const fair = agent('fair', { skills: skills({ fr: 2 }), idleSince: 0 });
const none = agent('none', { idleSince: 0 });
const busy = (one: typeof fluent) => ({ ...one, held: [{ channel: 'voice' as const, units: 100 }] });

describe('skills', () => {
  it.each<[string, number, (typeof fluent)[], string[]]>([
    ['the level is the least that will do (Genesys proficiency)', 0, [fluent], ['1>fluent']],
    ['a lower level waits for its step (Amazon Connect routing criteria)', 29.9, [fair, none, busy(fluent)], []],
    ['the step is over: the next level (Amazon Connect step expiry)', 30, [fair, none, busy(fluent)], ['1>fair']],
    ['in the end anyone (Amazon Connect, last step)', 60, [none, busy(fair), busy(fluent)], ['1>none']],
    ['the pool only grows: the first step’s agents stay in it (Wazo, Amazon Connect)', 60, [fluent], ['1>fluent']],
    ['a step that no one logged in can meet takes no time (Wazo skill rules)', 0, [fair], ['1>fair']],
    ['so do several (Wazo skill rules)', 0, [none], ['1>none']],
    ['somebody busy can meet it: it is waited out (Wazo)', 0, [fair, busy(fluent)], []],
    ['somebody away can meet it: logged in is enough (Wazo)', 0, [fair, { ...fluent, isReady: false }], []],
    ['somebody offline cannot', 0, [fair, { ...fluent, isReady: false, isPresent: false }], ['1>fair']],
  ])('%s', (_, seconds, agents, given) => {
    expect(chosen([waited(seconds)], agents)).toEqual(given);
  });

  it('of those who may, the queue’s order decides, not the level (Amazon Connect)', () => {
    expect(chosen([waited(60)], [fluent, fair])).toEqual(['1>fair']);
  });
  it('all needs of a step together (Genesys all skills matching)', () => {
    const both = [step(1, ['fr', 1], ['billing', 3])];
    const agents = [
      agent('french', { skills: skills({ fr: 5, billing: 2 }) }),
      agent('both', { skills: skills({ fr: 1, billing: 3 }), idleSince: ago(0) }),
    ];
    expect(chosen([item('1', { skills: both })], agents)).toEqual(['1>both']);
  });
  it('the last step holds until somebody is found (Amazon Connect: no expiry)', () => {
    const only = [step(1, ['fr', 4])];
    expect(chosen([item('1', { skills: only, originalArrivalAt: ago(9e6) })], [none])).toEqual([]);
  });
  it('steps are counted from the entry into this queue, the order from the arrival', () => {
    expect(chosen([waited(500, { enqueuedAt: ago(SECOND) })], [fair, busy(fluent)])).toEqual([]);
  });
  it('who can meet a step is asked of the members only', () => {
    expect(chosen([waited(0)], [fluent, fair], [queue({ memberIds: new Set(['fair']) })])).toEqual(['1>fair']);
  });
  it('what has come to a step keeps its pool when somebody for the one before logs in', () => {
    const before = { skillStep: 1, skillStepAt: ago(0) };
    expect(chosen([waited(0, before)], [fair, busy(fluent)])).toEqual(['1>fair']);
    expect(chosen([waited(0)], [fair, busy(fluent)])).toEqual([]);
  });
  it('what is not given out tells the step it has newly come to, once', () => {
    const chooser = new Chooser(new Pool([busy(fair), none]), new Map([['q', queue()]]), NOW);
    chooser.chooseAmong([waited(3), waited(3, { id: '2', skillStep: 1, skillStepAt: ago(3 * SECOND) })]);
    expect(chooser.stepsReached()).toEqual([{ id: '1', step: 1, since: ago(3 * SECOND) }]);
    expect(chooser.stepsReached()).toEqual([]);
  });
  it('items of one kind at different steps are told apart', () => {
    const items = [waited(31), waited(1, { id: '2', skills: french })];
    expect(chosen(items, [fair, none, busy(fluent)])).toEqual(['1>fair']);
    expect(chosen([waited(1, { id: '0' }), waited(61)], [none, busy(fluent), busy(fair)], undefined, NOW)).toEqual([
      '1>none',
    ]);
  });
});

describe('steps', () => {
  const all = () => true;
  const cannot = (level: number) => (needs: Needs) => needs[0]?.level !== level;
  const after = (ms: number, canMeet: (needs: Needs) => boolean = all, step = 0) =>
    stepAt(french, { step, since: 0 }, ms, canMeet);
  it.each([
    [0, 0],
    [29_999, 0],
    [30_000, 1],
    [59_999, 1],
    [60_000, 2],
    [1e9, 2],
  ])('after %i ms: %i', (ms, at) => expect(after(ms).step).toBe(at));
  it('the time of a skipped step is not taken from the next', () => {
    expect(after(29_999, cannot(4)).step).toBe(1);
    expect(after(30_000, cannot(4)).step).toBe(2);
  });
  it('begin when the one before ends, not when somebody looks', () => {
    expect(after(45_000)).toEqual({ step: 1, since: 30_000 });
    expect(stepAt(french, { step: 1, since: 30_000 }, 59_999, all).step).toBe(1);
    expect(stepAt(french, { step: 1, since: 30_000 }, 60_000, all).step).toBe(2);
  });
  it('none goes back to one before, though somebody has come who could meet it (Amazon Connect: the pool only grows)', () => {
    const { step, since } = after(0, cannot(4));
    expect(stepAt(french, { step, since }, 10_000, all).step).toBe(1);
    expect(stepAt(french, { step, since }, 30_000, all).step).toBe(2);
  });
  it('nothing asked for is no step', () => {
    expect(stepAt([], { step: 0, since: 0 }, 5, all).step).toBe(-1);
    expect(meetsUpTo(skills({}), [], -1)).toBe(true);
  });
  it('change when their seconds are over', () => expect(stepChanges(french)).toEqual([30_000, 60_000]));
});
