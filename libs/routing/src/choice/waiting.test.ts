import { describe, expect, it } from 'vitest';
import type { RoutableAgent } from './agent-load.ts';
import { agent, ago, chosen, held, item, MINUTE, NOW, queue, SECOND } from './choice.fixtures.ts';
import { choose, type WaitingItem } from './choose.ts';

describe('no answer and decline', () => {
  const refused = item('1', { coolDowns: { a: NOW + 60 * SECOND } });
  it('who let it ring or declined is not asked again for 60 s (Genesys RONA, FreeSWITCH no-answer delay)', () => {
    expect(chosen([refused], [agent('a', { idleSince: 0 }), agent('b')])).toEqual(['1>b']);
    expect(chosen([refused], [agent('a')])).toEqual([]);
    expect(chosen([refused], [agent('a')], undefined, NOW + 59_999)).toEqual([]);
    expect(chosen([refused], [agent('a')], undefined, NOW + 60_000)).toEqual(['1>a']);
  });
  it('is about that item only: he is given the next one (Twilio reservation rejected)', () => {
    const next = item('2', { originalArrivalAt: ago(SECOND) });
    expect(chosen([refused, next], [agent('a')])).toEqual(['2>a']);
    const third = item('3', { originalArrivalAt: ago(0), coolDowns: { b: NOW + SECOND } });
    expect(chosen([refused, next, third], [agent('a'), agent('b', { isReady: false })])).toEqual(['2>a', '3>a']);
  });
  it('a refusal at one step says nothing of the steps after it', () => {
    const skills = [
      { seconds: 60, needs: [{ skillId: 'fr', level: 4 }] },
      { seconds: 60, needs: [] },
    ];
    const early = item('early', { skills, coolDowns: { fluent: NOW + SECOND } });
    const late = item('late', { skills, enqueuedAt: ago(61 * SECOND), originalArrivalAt: ago(0) });
    const fluent = agent('fluent', { skills: new Map([['fr', 5]]), maximums: { chat: 1 } });
    const plain = item('plain', { skills: [], originalArrivalAt: ago(1) });
    expect(chosen([early, late], [fluent, agent('any', { idleSince: 0 })])).toEqual(['late>any']);
    expect(chosen([early, { ...plain, skills }], [fluent])).toEqual(['plain>fluent']);
  });
  it('holds against the preferred agent as well', () => {
    const sticky = { ...refused, preferredAgentId: 'a', stickyUntil: NOW + 30 * SECOND };
    expect(chosen([sticky], [agent('a'), agent('b', { idleSince: ago(0) })])).toEqual(['1>b']);
  });
});

describe('sticky agent (Genesys preferred agent)', () => {
  const sticky = item('1', { preferredAgentId: 'known', stickyUntil: NOW + 30 * SECOND });
  const other = agent('a', { idleSince: 0 });
  const known = (more: Partial<RoutableAgent> = {}) => agent('known', more);

  it.each<[string, RoutableAgent, string[]]>([
    ['goes before who is idle longer', known(), ['1>known']],
    ['is waited for while he is ready but has no room', known({ held: held('voice') }), []],
    ['is not waited for when he is not ready', known({ isReady: false }), ['1>a']],
    ['is not waited for with the channel off', known({ channels: new Set(['voice']) }), ['1>a']],
    ['is not waited for when he never takes the channel', known({ maximums: { chat: 0 } }), ['1>a']],
    ['is not waited for when it is more than all his capacity', known({ capacity: 20 }), ['1>a']],
    ['is waited for at his maximum of the channel', known({ maximums: { chat: 1 }, held: held('chat') }), []],
    ['is taken for what he knows of the customer, not for his skills', known({ skills: new Map() }), ['1>known']],
  ])('%s', (_, preferred, given) => {
    const needy = { ...sticky, skills: [{ seconds: 60, needs: [{ skillId: 'fr', level: 1 }] }] };
    expect(chosen([needy], [{ ...other, skills: new Map([['fr', 5]]) }, preferred])).toEqual(given);
  });
  it('is told apart from whom somebody sent it to, and from the order of the queue', () => {
    const reasonOf = (waiting: WaitingItem) =>
      choose([waiting], [other, known()], new Map([['q', queue()]]), NOW).map(({ reason }) => reason);
    expect(reasonOf(sticky)).toEqual(['sticky']);
    expect(reasonOf({ ...sticky, isDirected: true })).toEqual(['transferred']);
    expect(reasonOf(item('1'))).toEqual(['routed']);
  });
  it('is waited for 30 s, no longer', () => {
    const busy = known({ held: held('voice') });
    expect(chosen([sticky], [other, busy], undefined, NOW + 29_999)).toEqual([]);
    expect(chosen([sticky], [other, busy], undefined, NOW + 30_000)).toEqual(['1>a']);
  });
  it('has to be a member of the queue still', () => {
    expect(chosen([sticky], [other, known()], [queue({ memberIds: new Set(['a']) })])).toEqual(['1>a']);
  });
  it('the place is kept: once over, it goes before those who came later', () => {
    const later = item('2', { originalArrivalAt: ago(SECOND) });
    const one = { ...other, maximums: { chat: 1 } };
    const busy = known({ held: held('voice') });
    expect(chosen([later, sticky], [one, busy], undefined, NOW + 30_000)).toEqual(['1>a']);
  });
  it('who waits for his agent holds up nobody behind him', () => {
    const later = item('2', { originalArrivalAt: ago(SECOND) });
    expect(chosen([sticky, later], [other, known({ held: held('voice') })])).toEqual(['2>a']);
  });
});

describe('blending: mail in calm periods (Genesys blended, product row 12)', () => {
  const mail = item('mail', { channel: 'email', originalArrivalAt: ago(5 * MINUTE) });
  const busy = (id: string) => agent(id, { held: held('voice') });
  it.each<[string, RoutableAgent[], number, string[]]>([
    ['below the set occupancy it is given', [busy('a'), agent('b')], 51, ['mail>b']],
    ['at the set occupancy it waits', [busy('a'), agent('b')], 50, []],
    ['chats count as calls do', [agent('a', { held: held('chat') }), agent('b')], 50, []],
    ['mail in hand does not count', [agent('a', { held: held('email') }), agent('b')], 1, ['mail>b']],
    [
      'who is not ready does not count',
      [agent('a', { isReady: false, held: held('voice') }), agent('b')],
      50,
      ['mail>b'],
    ],
    ['never at 0 percent', [agent('a')], 0, []],
  ])('%s', (_, agents, calmPercent, given) => {
    expect(chosen([mail], agents, [queue({ calmPercent })])).toEqual(given);
  });
  it('only members of the queue count', () => {
    const team = queue({ calmPercent: 50, memberIds: new Set(['b']) });
    expect(chosen([mail], [busy('a'), agent('b')], [team])).toEqual(['mail>b']);
  });
  it('a call given in the same choice counts', () => {
    const call = item('call', { channel: 'voice', originalArrivalAt: ago(10 * MINUTE) });
    const second = { ...mail, id: 'second' };
    const first = { ...mail, originalArrivalAt: ago(20 * MINUTE), id: 'first' };
    const agents = [agent('a'), agent('b')];
    expect(chosen([first, call, second], agents, [queue({ calmPercent: 50 })])).toEqual(['first>a', 'call>b']);
  });
  it('calls and chats never wait for calm', () => {
    const call = item('call', { channel: 'voice' });
    expect(chosen([call], [busy('a'), agent('b')], [queue({ calmPercent: 0 })])).toEqual(['call>b']);
  });
});
