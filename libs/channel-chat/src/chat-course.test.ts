import {
  assignConversation,
  createClient,
  endChat,
  getChat,
  getConversation,
  getLocalMail,
  getMyWork,
  getTimeline,
  listLocalOutbox,
  listMyChats,
  rateChat,
  requestTranscript,
  resolveConversation,
  sendForm,
  sendMessage,
} from '@guichet/contracts';
import { IncomingMailService } from '@guichet/channel-email';
import { Clock, Sweeps } from '@guichet/platform';
import { eventually, refusal, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ChatSweep } from './chats/chat-sweep.ts';
import { type Agent, type ChatHouse, openChatHouse, type Page, startChatApp } from './chat-house.fixtures.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp();
});
afterAll(() => app.stop());
afterEach(() => {
  vi.restoreAllMocks();
  house?.close();
});

/** Time goes on by so much, and what comes by time alone is looked for. */
async function later(minutes: number): Promise<void> {
  const now = new Date(Date.now() + minutes * 60_000);
  vi.spyOn(app.get(Clock), 'now').mockReturnValue(now);
  await app.get(Sweeps).run(app.get(ChatSweep));
}
async function talk(more: object = {}): Promise<{ agent: Agent; page: Page; conversationId: string }> {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const page = await house.page();
  const started = await page.start('Bonjour', more);
  if (!started.ok) throw new Error(started.code);
  await agent.accept();
  return { agent, page, conversationId: started.chat.conversationId };
}
const active = async ({ person }: Agent) => (await person.call(getMyWork, {})).active.length;
const visitorCall = (page: Page) => createClient(app.url, { headers: { authorization: `Bearer ${page.token}` } });

describe('silence', () => {
  it('frees the agent after ten minutes, and a word brings the chat back to him', async () => {
    const { agent, page, conversationId } = await talk();
    await later(11);
    // He waits for an answer: it is not his turn.
    expect(page.last('chat')?.state).not.toBe('idle');
    await agent.say(conversationId, 'Oui ?');
    await later(9);
    expect(await active(agent)).toBe(1);
    await later(11);
    await eventually('idle', () => page.last('chat')?.state === 'idle');
    expect(await active(agent)).toBe(0);
    vi.restoreAllMocks();
    expect(await page.send(conversationId, 'Me revoilà')).toMatchObject({ ok: true });
    await eventually('his again', async () => (await active(agent)) === 1);
    await eventually('active', () => page.last('chat')?.state === 'active');
  });

  it('closes the chat in the end; what comes afterwards begins anew', async () => {
    const { agent, page, conversationId } = await talk();
    await agent.say(conversationId, 'Oui ?');
    await later(61);
    await eventually('closed', () => page.last('chat')?.endedBy === 'silence');
    vi.restoreAllMocks();
    expect((await agent.person.call(getConversation, { conversationId })).status).toBe('resolved');
    expect(await page.send(conversationId, 'Encore')).toMatchObject({ ok: false, code: 'chat_ended' });
  });
});

describe('an end', () => {
  it('by the visitor frees the agent and asks for a rating, which may be changed for a day', async () => {
    const { agent, page, conversationId } = await talk();
    expect(await page.end(conversationId)).toMatchObject({ ok: true, chat: { state: 'ended', endedBy: 'visitor' } });
    await eventually('free', async () => (await active(agent)) === 0);
    const about = { siteKey: house.site.key, conversationId };
    await visitorCall(page)(rateChat, { ...about, score: 2 });
    await visitorCall(page)(rateChat, { ...about, score: 5, comment: 'Merci' });
    const chat = await agent.person.call(getChat, { conversationId });
    expect(chat).toMatchObject({ state: 'ended', rating: { score: 5, comment: 'Merci' } });
    vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 25 * 3_600_000));
    expect((await refusal(visitorCall(page)(rateChat, { ...about, score: 1 }))).code).toBe('chat_ended');
  });

  it('by the agent, and by resolving, is seen by the visitor', async () => {
    const one = await talk();
    const ended = await one.agent.person.call(endChat, { conversationId: one.conversationId });
    expect(ended).toMatchObject({ state: 'ended', endedBy: 'agent' });
    await eventually('told', () => one.page.last('chat')?.endedBy === 'agent');
    house.close();
    const other = await talk();
    expect((await other.agent.person.call(listMyChats, {})).chats).toHaveLength(1);
    await other.agent.person.call(resolveConversation, { conversationId: other.conversationId });
    await eventually('told', () => other.page.last('chat')?.endedBy === 'agent');
  });

  it('before anybody had it leaves the queue, and stays to be answered when there is an address', async () => {
    house = await openChatHouse(app);
    const agent = await house.agent();
    const [lea, eve] = [await house.page(), await house.page()];
    const [one, other] = [await lea.start('A', { email: 'lea@exemple.test' }), await eve.start('B')];
    if (!one.ok || !other.ok) throw new Error('not started');
    await Promise.all([lea.end(one.chat.conversationId), eve.end(other.chat.conversationId)]);
    const status = async (conversationId: string) =>
      (await agent.person.call(getConversation, { conversationId })).status;
    expect([await status(one.chat.conversationId), await status(other.chat.conversationId)]).toEqual([
      'open',
      'resolved',
    ]);
    await eventually('no offer', async () => (await agent.person.call(getMyWork, {})).offers.length === 0);
  });
});

describe('mail', () => {
  const outbox = async () => {
    const { mails } = await house.admin.call(listLocalOutbox, {});
    return Promise.all(mails.map(({ id }) => house.admin.call(getLocalMail, { mailId: id })));
  };

  const followUps = () => house.inTenant((tx) => tx.entry.count({ where: { kind: 'follow-up' } }));
  it('brings unread answers after ten minutes, at most every fifteen, and its answer comes into the same chat', async () => {
    const { agent, page, conversationId } = await talk({ email: 'lea@exemple.test', name: 'Léa' });
    page.close();
    await agent.say(conversationId, 'Il part demain.');
    await later(9);
    expect(await followUps()).toBe(0);
    await later(11);
    await later(11);
    const [mail] = await eventually('a mail', async () => ((await outbox()).length ? outbox() : null));
    expect(mail).toMatchObject({ to: ['lea@exemple.test'] });
    expect(mail!.text).toContain('Il part demain.');
    vi.restoreAllMocks();
    await agent.say(conversationId, 'Vers midi.');
    await later(22);
    expect(await followUps()).toBe(1);
    await later(27);
    await eventually('the second', async () => (await outbox()).length === 2);
    vi.restoreAllMocks();
    const messageId = await house.inTenant((tx) => tx.emailMessage.findFirst({ where: { conversationId } }));
    const raw = [
      ...[
        'From: Lea <lea@exemple.test>',
        `To: ${house.mail.address}`,
        'Subject: Re',
        `In-Reply-To: <${messageId!.messageId}>`,
      ],
      ...[`Message-ID: <${uuid()}@exemple.test>`, '', 'Merci beaucoup.'],
    ].join('\r\n');
    await app.as(house.tenant, () =>
      app.get(IncomingMailService).store({ inboxId: house.mail.id, raw: Buffer.from(raw), source: `test:${uuid()}` }),
    );
    await eventually('in the same timeline', async () => {
      const { entries } = await agent.person.call(getTimeline, { conversationId });
      return entries.some(
        (entry) => entry.type === 'message' && entry.direction === 'in' && entry.text.includes('Merci beaucoup'),
      );
    });
  });

  it('does not repeat what was read on the page', async () => {
    const { agent, page, conversationId } = await talk({ email: 'lea@exemple.test' });
    const { sequence } = await agent.say(conversationId, 'Lu.');
    page.socket.emit('seen', { conversationId, delivered: sequence, read: sequence });
    await eventually(
      'read',
      async () => (await agent.person.call(getChat, { conversationId })).visitorRead === sequence,
    );
    await later(20);
    expect(await followUps()).toBe(0);
  });

  it('brings the transcript to the visitor’s own address, a few times at most', async () => {
    const { agent, page, conversationId } = await talk({ email: 'lea@exemple.test' });
    await agent.say(conversationId, '<b>Demain</b> &lt;i&gt;');
    const ask = (email: string) =>
      visitorCall(page)(requestTranscript, { siteKey: house.site.key, conversationId, email });
    expect((await refusal(ask('eve@exemple.test'))).code).toBe('invalid_input');
    for (let time = 0; time < 3; time += 1) await ask('lea@exemple.test');
    expect((await refusal(ask('lea@exemple.test'))).code).toBe('too_many_requests');
    const mails = await eventually('the mails', async () => ((await outbox()).length === 3 ? outbox() : null));
    expect(mails[0]).toMatchObject({ to: ['lea@exemple.test'] });
    expect(mails[0]!.text).toContain('Demain <i>');
    expect(mails[0]!.html).not.toContain('<i>');
  });

  it('takes the form as a message like any mail, once', async () => {
    house = await openChatHouse(app);
    const page = await house.page();
    const input = {
      ...{ siteKey: house.site.key, clientId: uuid(), name: 'Léa', email: 'lea@exemple.test', language: 'fr' as const },
      text: 'Rien n’est arrivé. 4111 1111 1111 1111',
    };
    const first = await visitorCall(page)(sendForm, input);
    expect(first.isCardMasked).toBe(true);
    expect((await visitorCall(page)(sendForm, input)).number).toBe(first.number);
    const [conversation] = await house.inTenant((tx) => tx.conversation.findMany());
    expect(conversation).toMatchObject({ channel: 'email', inboxId: house.mail.id, status: 'open' });
    const { id: conversationId } = conversation!;
    await house.admin.call(sendMessage, { conversationId, clientId: uuid(), mode: 'reply', html: '<p>Pardon !</p>' });
    const { entries } = await house.admin.call(getTimeline, { conversationId });
    const answer = entries.find((entry) => entry.type === 'message' && entry.direction === 'out');
    expect(answer).toMatchObject({ to: [{ address: 'lea@exemple.test' }], delivery: 'held' });
  });
});

describe('an agent without the right', () => {
  it('opens nothing, and hears nothing more of what went out of his sight', async () => {
    house = await openChatHouse(app);
    const nadia = await house.agent('Nadia', { visibility: 'own' });
    const page = await house.page();
    const started = await page.start('Bonjour');
    if (!started.ok) throw new Error(started.code);
    const { conversationId } = started.chat;
    await nadia.accept();
    const sarah = await house.agent('Sarah', { visibility: 'own' });
    expect(await sarah.look(conversationId)).toEqual({ ok: false, code: 'not_found' });
    sarah.socket.emit('chat.typing', { conversationId, isTyping: true });
    await house.admin.call(assignConversation, { conversationId, assigneeId: sarah.person.userId });
    await eventually('told that it is gone', () => nadia.heard.some(([name]) => name === 'chat.gone'));
    await sarah.look(conversationId);
    await page.send(conversationId, 'Pour Sarah');
    await eventually('she has it', () => sarah.entries.some(({ text }) => text === 'Pour Sarah'));
    expect(nadia.entries.some(({ text }) => text === 'Pour Sarah')).toBe(false);
    expect(page.last('typing')).toBeUndefined();
    expect((await sarah.look(uuid())).ok).toBe(false);
  });
});

describe('the agent sees', () => {
  it('where the visitor is, what he has in his basket, and whether he is still there', async () => {
    const { agent, page, conversationId } = await talk();
    const at = new Date().toISOString();
    const context = {
      pages: [{ url: 'https://boutique.test/panier', title: 'Panier', at }],
      basket: { lines: [{ name: 'Vase', price: 42 }], total: 42, currency: 'EUR' },
      values: { fidélité: 'or' },
    };
    page.socket.emit('context', context);
    await eventually('live', () => {
      const chat = agent.heard.findLast(([name]) => name === 'chat.changed')?.[1];
      return JSON.stringify(chat ?? '').includes('Panier');
    });
    const chat = await agent.person.call(getChat, { conversationId });
    expect(chat).toMatchObject({
      visitor: { isOnline: true },
      context: { basket: { total: 42 }, values: { fidélité: 'or' } },
    });
    page.close();
    await eventually('gone', async () => !(await agent.person.call(getChat, { conversationId })).visitor.isOnline);
  });

  it.each([
    ['an address and a mail inbox', 'lea@exemple.fr', {}, true],
    ['no address', '', {}, false],
    ['a site without a mail inbox', 'lea@exemple.fr', { mailInboxId: null }, false],
  ])('whether he is followed up by mail: %s', async (_, email, wishes, isFollowedUp) => {
    house = await openChatHouse(app, wishes);
    const agent = await house.agent();
    const page = await house.page();
    const started = await page.start('Bonjour', { email });
    const conversationId = await agent.accept();
    expect(started.ok).toBe(true);
    expect((await agent.person.call(getChat, { conversationId })).visitor.isFollowedUp).toBe(isFollowedUp);
  });

  it('who types and who has read, both ways, and is told of what goes out of his sight', async () => {
    const { agent, page, conversationId } = await talk();
    page.socket.emit('typing', { conversationId, isTyping: true });
    await eventually('he types', () => agent.heard.some(([name]) => name === 'chat.typing'));
    agent.socket.emit('chat.typing', { conversationId, isTyping: true });
    await eventually('she types', () => page.last('typing'));
    const { sequence } = await agent.say(conversationId, 'Oui');
    page.socket.emit('seen', { conversationId, delivered: sequence, read: sequence });
    await eventually('read', () =>
      agent.heard.some(
        ([name, data]) => name === 'chat.seen' && (data as { visitorRead: number }).visitorRead === sequence,
      ),
    );
    agent.socket.emit('chat.seen', { conversationId, delivered: 2 ** 30, read: 2 ** 30 });
    await eventually('read by her, no further than there is', () => page.last('seen')?.agentRead);
    expect(page.last('seen')!.agentRead).toBeLessThan(100);
    const types = await house.inTenant((tx) =>
      tx.domainEvent.findMany({ where: { type: { in: ['chat.typing', 'chat.seen'] } } }),
    );
    expect(types).toEqual([]);
  });
});
