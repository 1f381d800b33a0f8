import { type DeskChat, endChat, getChat } from '@guichet/contracts';
import { eventually, refusal, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatHouse, openChatHouse, startChatApp } from './chat-house.fixtures.ts';
import { ReadMarks } from './live/read-marks.service.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp();
});
afterAll(() => app.stop());
afterEach(() => house?.close());

/** A visitor and an agent who talk. */
async function talk() {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const page = await house.page();
  const started = await page.start('Bonjour, où est mon colis ?');
  if (!started.ok) throw new Error(started.code);
  const { conversationId } = started.chat;
  await agent.accept();
  return { agent, page, conversationId, started };
}

describe('a dialogue', () => {
  it('goes both ways, acknowledged with its sequence and pushed to the other side', async () => {
    const { agent, page, conversationId, started } = await talk();
    expect(started.message).toMatchObject({ by: 'visitor', text: 'Bonjour, où est mon colis ?', previous: 0 });
    await eventually('the agent’s name', () => page.last('chat')?.agentName === 'Nadia Roche');

    const clientId = uuid();
    const sent = await page.send(conversationId, 'Numéro 58 214', { clientId });
    expect(sent).toMatchObject({ ok: true, message: { clientId, previous: started.message.sequence } });
    const entry = await eventually('the desk has it', () => agent.entries.find(({ text }) => text === 'Numéro 58 214'));
    expect(entry).toMatchObject({ direction: 'in', conversationId });

    const answer = await agent.say(conversationId, 'Il part <b>demain</b>.');
    expect(answer).toMatchObject({ delivery: 'sent', heldUntil: null });
    const got = await eventually('the page has it', () => page.messages.find(({ by }) => by === 'agent'));
    expect(got).toMatchObject({ text: 'Il part demain.', name: 'Nadia Roche', sequence: answer.sequence });
  });

  it('begins with what the site must know', async () => {
    house = await openChatHouse(app, {
      fields: [{ key: 'size', kind: 'text', label: { fr: 'Pointure', en: 'Size' }, isRequired: true }],
    });
    await house.agent();
    const page = await house.page();
    expect(await page.start('Bonjour')).toEqual({ ok: false, code: 'invalid_input' });
    expect(await page.start('Bonjour', { fields: { size: '42' } })).toMatchObject({ ok: true });
  });

  it('begins once: the first words again, after the end as well, are the same chat', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const page = await house.page();
    const clientId = uuid();
    const [one, other] = [await page.start('Bonjour', { clientId }), await page.start('Bonjour', { clientId })];
    if (!one.ok || !other.ok) throw new Error('not started');
    await page.end(one.chat.conversationId);
    const late = await page.start('Bonjour', { clientId });
    expect([other.message.id, late.ok && late.message.id]).toEqual([one.message.id, one.message.id]);
    expect(await house.inTenant((tx) => tx.chat.count())).toBe(1);
  });

  it('is read no further than there are messages, and never less than before', async () => {
    const { agent, conversationId, started } = await talk();
    const put = (marks: Parameters<ReadMarks['put']>[1]) =>
      app.as(house.tenant, () => app.get(ReadMarks).put(conversationId, marks));
    const chat = () => agent.person.call(getChat, { conversationId });
    put({ visitorDelivered: 2 ** 30, visitorRead: 2 ** 30 });
    const { visitorRead } = await eventually('read', async () => ((await chat()).visitorRead ? chat() : null));
    expect(visitorRead).toBeLessThan(started.message.sequence + 10);
    const agentRead = started.message.sequence;
    expect(await chat()).toMatchObject({ unread: 1, countedTo: agentRead });
    put({ visitorDelivered: 1, visitorRead: 1, agentRead });
    await eventually('written', async () => (await chat()).agentRead === agentRead);
    expect(await chat()).toMatchObject({ visitorRead, visitorDelivered: visitorRead, unread: 0 });
  });

  it('goes on in the other tab when one is closed', async () => {
    const { agent, page, conversationId } = await talk();
    const other = await house.page({ token: page.token });
    await other.resync(conversationId);
    other.close();
    for (const orderReference of ['A', 'B']) {
      page.socket.emit('context', { orderReference });
      await eventually('told', () => JSON.stringify(agent.heard).includes(`"orderReference":"${orderReference}"`));
    }
    const told = agent.heard.filter(([name]) => name === 'chat.changed').map(([, chat]) => chat as DeskChat);
    expect(told.every(({ visitor }) => visitor.isOnline)).toBe(true);
  });

  it('is read and ended by nobody who may not see it', async () => {
    const { conversationId } = await talk();
    const eve = await house.agent('Eve', { visibility: 'own' });
    expect((await refusal(eve.person.call(getChat, { conversationId }))).code).toBe('not_found');
    expect((await refusal(eve.person.call(endChat, { conversationId }))).code).toBe('not_found');
  });

  it('takes the same message once, however often and however it is sent', async () => {
    const { page, conversationId } = await talk();
    const clientId = uuid();
    const answers = await Promise.all([1, 2, 3, 4].map(() => page.send(conversationId, 'Une fois', { clientId })));
    expect(new Set(answers.map((one) => one.ok && one.message.id)).size).toBe(1);
    const { ok, ...all } = await page.resync(conversationId);
    expect(
      ok && (all as { messages: { text: string }[] }).messages.filter(({ text }) => text === 'Une fois'),
    ).toHaveLength(1);
  });
});
