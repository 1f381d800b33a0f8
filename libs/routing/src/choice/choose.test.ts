import type { Channel } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { agent, ago, chosen, held, item, MINUTE, queue, SECOND } from './choice.fixtures.ts';

const calls = (...ids: string[]) =>
  ids.map((id, index) => item(id, { channel: 'voice', originalArrivalAt: ago((100 - index) * SECOND) }));
const chats = (...ids: string[]) =>
  ids.map((id, index) => item(id, { originalArrivalAt: ago((100 - index) * SECOND) }));

describe('drain', () => {
  it('gives everything that has a place, the best first, and leaves the rest (Zendesk omnichannel)', () => {
    expect(chosen(calls('1', '2', '3'), [agent('a'), agent('b')])).toEqual(['1>a', '2>b']);
  });
  it('one that nobody can take does not hold up those behind it (skip over, Genesys)', () => {
    const spanish = item('spanish', { skills: [{ seconds: 1, needs: [{ skillId: 'es', level: 1 }] }] });
    const plain = item('plain', { originalArrivalAt: ago(SECOND) });
    expect(chosen([spanish, plain], [agent('a')])).toEqual(['plain>a']);
  });
  it('only to members who are logged in and ready (Genesys on queue)', () => {
    const team = queue({ memberIds: new Set(['away', 'gone', 'member']) });
    const agents = [
      agent('away', { isReady: false }),
      agent('gone', { isReady: false, isPresent: false }),
      agent('other'),
      agent('member'),
    ];
    expect(chosen(calls('1', '2'), agents, [team])).toEqual(['1>member']);
  });
  it('only on channels he has switched on (Zendesk per-channel status)', () => {
    const writer = agent('writer', { channels: new Set<Channel>(['chat', 'email']) });
    expect(chosen([...calls('call'), ...chats('chat')], [writer])).toEqual(['chat>writer']);
  });
  it('an item of a queue that is gone waits', () => {
    expect(chosen([item('1', { queueId: 'gone' })], [agent('a')])).toEqual([]);
  });
});

describe('agent order', () => {
  const was = (minutes: number) => ({ idleSince: ago(minutes * MINUTE), lastAssignedAt: ago((minutes + 5) * MINUTE) });

  it('longest idle first, over all queues by one clock (FreeSWITCH longest-idle-agent)', () => {
    const queues = [queue(), queue({ id: 'r' })];
    const agents = [agent('a', was(1)), agent('b', was(3)), agent('c', was(2))];
    const items = calls('1', '2', '3').map((one, index) => ({ ...one, queueId: index === 1 ? 'r' : 'q' }));
    expect(chosen(items, agents, queues)).toEqual(['1>b', '2>c', '3>a']);
  });
  it('ties by id, whatever order agents come in (FreeSWITCH longest-idle-agent)', () => {
    expect(chosen(calls('1'), [agent('b'), agent('a')])).toEqual(['1>a']);
    expect(chosen(calls('1'), [agent('a'), agent('b')])).toEqual(['1>a']);
  });
  it('of the busy, who was given work longest ago; an idle one before them all (FreeSWITCH)', () => {
    const busy = (id: string, minutes: number) =>
      agent(id, { held: held('chat'), lastAssignedAt: ago(minutes * MINUTE) });
    const idle = agent('idle', { idleSince: ago(0) });
    expect(chosen(chats('1', '2', '3'), [busy('a', 1), busy('b', 9), idle])).toEqual(['1>idle', '2>b', '3>a']);
  });
  it('most spare capacity (Zendesk omnichannel, highest spare capacity)', () => {
    const agents = [
      agent('a', { held: held('chat') }),
      agent('b', { held: held('email') }),
      agent('c', { capacity: 60 }),
    ];
    expect(chosen(chats('1', '2', '3'), agents, [queue({ agentOrder: 'most_spare' })])).toEqual(['1>b', '2>a', '3>c']);
  });
  it('round robin: whose last item is the oldest, never having had one the first (Zendesk, Intercom)', () => {
    const agents = [agent('a', was(1)), agent('b', was(9)), agent('new', { lastAssignedAt: null, idleSince: ago(0) })];
    expect(chosen(chats('1', '2', '3'), agents, [queue({ agentOrder: 'round_robin' })])).toEqual([
      '1>new',
      '2>b',
      '3>a',
    ]);
  });
  it('fewest open, however large (Intercom balanced assignment)', () => {
    const agents = [agent('a', { held: held('email', 'email') }), agent('b', { held: held('chat') })];
    expect(chosen(chats('1'), agents, [queue({ agentOrder: 'fewest_open' })])).toEqual(['1>b']);
  });
  it.each(['longest_idle', 'round_robin', 'fewest_open', 'most_spare'] as const)(
    '%s goes round within one choice: nobody gets a second while another has one less (Zendesk round robin)',
    (agentOrder) => {
      const given = chosen(
        chats('1', '2', '3', '4', '5', '6'),
        [agent('a'), agent('b', was(9))],
        [queue({ agentOrder })],
      );
      expect(given.map((pair) => pair.at(-1)).join('')).toMatch(/^(ab|ba)\1\1$/);
    },
  );
});

describe('capacity', () => {
  const all: Channel[] = ['voice', 'callback', 'chat', 'email'];
  it.each<[string, Channel[], Channel[]]>([
    ['with nothing in hand: anything (Zendesk)', [], all],
    ['one call, and nothing beside it (Genesys utilization)', ['voice'], []],
    ['a call-back is a call (Amazon Connect)', ['callback'], []],
    ['two chats leave room for a third and for mail (Zendesk)', ['chat', 'chat'], ['chat', 'email']],
    ['three chats fill (Zendesk: 33 units of 100)', ['chat', 'chat', 'chat'], []],
    [
      'three chats beside a mail: the third fits still (Genesys: mail is interruptible)',
      ['email', 'chat', 'chat'],
      ['chat', 'email'],
    ],
    ['three chats and a mail: full (Genesys)', ['email', 'chat', 'chat', 'chat'], []],
    ['mail is interrupted by a call or a chat (Genesys interruptible)', ['email', 'email'], all],
    [
      'ten mails fill for mail only (Zendesk: 10 units of 100)',
      Array<Channel>(10).fill('email'),
      ['voice', 'callback', 'chat'],
    ],
    ['a chat is no reason to interrupt a call, nor a call a chat (Genesys)', ['chat'], ['chat', 'email']],
  ])('%s', (_, inHand, may) => {
    const fits = all.filter((channel) => {
      const given = chosen(
        [item('1', { channel })],
        [agent('a', { held: held(...inHand) })],
        [queue({ calmPercent: 101 })],
      );
      return given.length > 0;
    });
    expect(fits.sort()).toEqual([...may].sort());
  });

  it('grows with what is given in the same choice', () => {
    expect(chosen(chats('1', '2', '3', '4'), [agent('a')])).toEqual(['1>a', '2>a', '3>a']);
    expect(chosen([...calls('call'), item('chat', { originalArrivalAt: ago(0) })], [agent('a')])).toEqual(['call>a']);
  });
  it('a queue of larger chats takes more of it (Zendesk capacity rules)', () => {
    expect(
      chosen(
        chats('1', '2', '3').map((one) => ({ ...one, units: 50 })),
        [agent('a')],
      ),
    ).toEqual(['1>a', '2>a']);
  });
  it('at most so many of a channel (Twilio worker channel capacity)', () => {
    const two = agent('a', { maximums: { chat: 2 }, held: held('chat') });
    expect(chosen(chats('1', '2'), [two])).toEqual(['1>a']);
    expect(chosen(chats('1'), [agent('a', { maximums: { chat: 0 } })])).toEqual([]);
  });
  it('a maximum of one channel leaves the others alone (Twilio)', () => {
    const mail = item('mail', { channel: 'email' });
    expect(
      chosen([mail], [agent('a', { maximums: { chat: 1 }, held: held('chat') })], [queue({ calmPercent: 101 })]),
    ).toEqual(['mail>a']);
  });
});
