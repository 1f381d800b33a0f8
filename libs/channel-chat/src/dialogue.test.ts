import { eventually, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatHouse, openChatHouse, startChatApp } from './chat-house.fixtures.ts';

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
