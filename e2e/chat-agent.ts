import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

interface Work {
  offers: { workItemId: string; channel: string; lastLine: string; subject: { id: string } }[];
  wrapUps: { workItemId: string }[];
  active: { subject: { id: string } }[];
}

/** An agent who has the desk open and works by its API. */
export async function goReady(desk: Page): Promise<void> {
  const say = () => desk.request.post('/api/me/status', { data: { action: 'ready', channels: ['chat'] } });
  await expect.poll(async () => (await say()).ok()).toBe(true);
}
export async function goOffDuty(desk: Page): Promise<void> {
  expect((await desk.request.post('/api/me/status', { data: { action: 'leave' } })).ok()).toBe(true);
}

/** Takes the chat that begins with these words; what rings before it, left by somebody who is gone, is ended. Answers with its conversation. */
export async function takeChat(desk: Page, text: string): Promise<string> {
  for (;;) {
    const { workItemId, subject, lastLine } = await nextChat(desk);
    expect((await desk.request.post(`/api/work/${workItemId}/accept`, { data: {} })).ok()).toBe(true);
    if (lastLine.includes(text)) return subject.id;
    await endChat(desk, subject.id);
  }
}

async function nextChat(desk: Page): Promise<Work['offers'][number]> {
  let offer: Work['offers'][number] | undefined;
  const look = async () => {
    const { offers } = (await (await desk.request.get('/api/me/work')).json()) as Work;
    return (offer = offers.find(({ channel }) => channel === 'chat'));
  };
  await expect.poll(look).toBeTruthy();
  return offer!;
}

export async function answerChat(desk: Page, conversationId: string, text: string): Promise<void> {
  const data = { clientId: randomUUID(), mode: 'reply', html: `<p>${text}</p>` };
  const answer = await desk.request.post(`/api/conversations/${conversationId}/messages`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** As the desk's socket does while the conversation is open and the agent looks at it, types or stops. */
export async function lookAtChat(desk: Page, conversationId: string, isTyping: boolean): Promise<void> {
  await desk.evaluate(
    async ({ conversationId, isTyping }) => {
      const socket = new WebSocket(`ws://${location.host}/socket.io/?EIO=4&transport=websocket`);
      const say = (name: string, data: object, id = '') => socket.send(`42/desk,${id}${JSON.stringify([name, data])}`);
      await new Promise<void>((resolve, reject) => {
        socket.onerror = reject;
        socket.onmessage = ({ data }: MessageEvent<string>) => {
          if (data.startsWith('0')) socket.send('40/desk,');
          else if (data.startsWith('40')) say('chat.open', { conversationId, after: 0 }, '1');
          else if (data.startsWith('43')) {
            const [answer] = JSON.parse(data.slice(data.indexOf('['))) as [{ entries: { sequence: number }[] }];
            const last = answer.entries.at(-1)?.sequence ?? 0;
            say('chat.seen', { conversationId, delivered: last, read: last });
            say('chat.typing', { conversationId, isTyping });
            resolve();
          }
        };
      });
      setTimeout(() => socket.close(), 3000);
    },
    { conversationId, isTyping },
  );
}

/** Says goodbye and finishes, so that the place is free for the next. */
export async function endChat(desk: Page, conversationId: string): Promise<void> {
  await desk.request.post(`/api/conversations/${conversationId}/chat/end`, { data: {} });
  await expect
    .poll(async () => {
      const { wrapUps, active } = (await (await desk.request.get('/api/me/work')).json()) as Work;
      for (const { workItemId } of wrapUps) await desk.request.post(`/api/work/${workItemId}/wrap-up`, { data: {} });
      return wrapUps.length + active.filter(({ subject }) => subject.id === conversationId).length;
    })
    .toBe(0);
}

export async function chatOf(desk: Page, conversationId: string) {
  const answer = await desk.request.get(`/api/conversations/${conversationId}/chat`);
  return (await answer.json()) as {
    state: string;
    visitor: { name: string; email: string; isSigned: boolean };
    context: {
      pages: { url: string; title: string }[];
      basket: { lines: { name: string }[] } | null;
      orderReference: string;
    };
    rating: { score: number; comment: string } | null;
  };
}
