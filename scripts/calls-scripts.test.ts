import { expect, it } from 'vitest';
import { printedBy } from './trial/printed-by.fixtures.ts';
import { doubles, ghostRings, passedOver, type Sample, type SeatView, stuckAgents } from './voice/call-watch.ts';
import { Longest } from './voice/longest.ts';

it('nobody is stuck and nothing rings on while tabs and the app are killed', { timeout: 300_000 }, async () => {
  const printed = await printedBy('scripts/faults-calls.ts', '--small', '--seed', '7');
  expect(printed).toMatch(/^faults:calls kills=6 .* lost=0 doubled=0 falls=0 .*passed=yes$/m);
});

it('a stopwatch tells the longest stretch, and begins anew after a break', () => {
  const longest = new Longest();
  longest.look(0, ['a', 'b']);
  longest.look(4000, ['a']);
  longest.look(5000, ['b']);
  longest.look(8000, ['b']);
  expect([longest.seconds, longest.name]).toEqual([4, 'a']);
});

const seat = (userId: string, is: Partial<SeatView> = {}): SeatView => ({
  ...{ person: { userId } as SeatView['person'], rings: new Map(), talk: null },
  ...{ moment: 'idle', isReady: true, isRegistered: true, ...is },
});
const rings = (callId: string, reason = 'offer') => ({ rings: new Map([['leg', { callId, legId: 'leg', reason }]]) });
const talks = (callId: string) => ({ talk: { callId, legId: 'leg', reason: 'offer' } });
const callers = new Map([
  ['there', { callId: 'there', isThere: true }],
  ['gone', { callId: 'gone', isThere: false }],
]);

it.each<[string, SeatView[], number]>([
  ['for somebody who is there', [seat('x', rings('there'))], 0],
  ['for somebody who is gone', [seat('x', rings('gone'))], 1],
  ['while another has him', [seat('x', rings('there')), seat('y', talks('there'))], 1],
  ['at a colleague whom that one asks', [seat('x', rings('there', 'colleague')), seat('y', talks('there'))], 0],
])('a ring %s', (_, seats, ghosts) => expect(ghostRings(seats, callers)).toHaveLength(ghosts));

const work = (is: Partial<Sample['work'][number]>): Sample => ({
  calls: [],
  work: [{ id: 'w', call: 'there', state: 'active', agent: 'x', refusedBy: [], ...is }],
});

it.each<[string, Sample, SeatView, number]>([
  ['who talks', work({}), seat('x', talks('there')), 0],
  ['who is rung', work({ state: 'offered' }), seat('x', rings('there')), 0],
  ['whose telephone has nothing', work({}), seat('x'), 1],
  ['who is away', work({}), seat('x', { moment: 'away' }), 1],
  ['who talks with nobody', work({ agent: null }), seat('x', talks('gone')), 1],
  [
    'who has a leg in a call that is not his',
    { work: [], calls: [{ id: 'there', visitor: 'v', legs: [{ role: 'agent', user: 'x', state: 'up' }] }] },
    seat('x'),
    1,
  ],
])('an agent %s', (_, sample, one, stuck) => expect(stuckAgents(sample, [one], callers)).toHaveLength(stuck));

const waits = work({ state: 'queued', agent: null });
it.each<[string, Sample, SeatView, number]>([
  ['is free', waits, seat('x'), 1],
  ['wraps up', waits, seat('x', { moment: 'wrap-up' }), 0],
  ['is not ready', waits, seat('x', { isReady: false }), 0],
  ['has refused it', work({ state: 'queued', agent: null, refusedBy: ['x'] }), seat('x'), 0],
  ['would be asked for somebody who is gone', work({ state: 'queued', agent: null, call: 'gone' }), seat('x'), 0],
])('a call waits and an agent %s', (_, sample, one, over) =>
  expect(passedOver(sample, [one], callers)).toHaveLength(over),
);

const call = (id: string, visitor: string, ...legs: Sample['calls'][number]['legs']) => ({ id, visitor, legs });
const leg = (role: string, user: string, state = 'up') => ({ role, user, state });
it.each<[string, Sample['calls'], string[]]>([
  ['none', [call('a', 'v', leg('agent', 'x'), leg('colleague', 'y')), call('b', 'w', leg('agent', 'z'))], []],
  ['two calls of one visitor', [call('a', 'v'), call('b', 'v')], ['visitor v']],
  ['two agents of one call', [call('a', 'v', leg('agent', 'x'), leg('agent', 'y'))], ['agent of a']],
  ['an agent in two talks', [call('a', 'v', leg('agent', 'x')), call('b', 'w', leg('colleague', 'x'))], ['talk of x']],
])('doubles: %s', (_, calls, found) => expect(doubles({ calls, work: [] })).toEqual(found));
