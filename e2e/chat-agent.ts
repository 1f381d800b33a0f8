import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

interface Work {
  offers: { workItemId: string; subject: { id: string } }[];
}

/** An agent who has the desk open and works by its API. */
export async function goReady(desk: Page): Promise<void> {
  const say = () => desk.request.post('/api/me/status', { data: { action: 'ready' } });
  await expect.poll(async () => (await say()).ok()).toBe(true);
}
export async function goOffDuty(desk: Page): Promise<void> {
  expect((await desk.request.post('/api/me/status', { data: { action: 'offline' } })).ok()).toBe(true);
}

/** Takes the next chat that rings; answers with its conversation. */
export async function takeChat(desk: Page): Promise<string> {
  let offer: Work['offers'][number] | undefined;
  await expect
    .poll(async () => (offer = ((await (await desk.request.get('/api/me/work')).json()) as Work).offers[0]))
    .toBeTruthy();
  const { workItemId, subject } = offer!;
  expect((await desk.request.post(`/api/work/${workItemId}/accept`, { data: {} })).ok()).toBe(true);
  return subject.id;
}

export async function answerChat(desk: Page, conversationId: string, text: string): Promise<void> {
  const data = { clientId: randomUUID(), mode: 'reply', html: `<p>${text}</p>` };
  const answer = await desk.request.post(`/api/conversations/${conversationId}/messages`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
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
