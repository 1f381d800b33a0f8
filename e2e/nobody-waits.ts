import type { Browser, Page } from '@playwright/test';
import { answerOf, post } from './call-steps.ts';
import { openDesk } from './desk.ts';

/** Whoever earlier journeys left waiting would be offered first. */
export async function letNobodyWait(admin: Page): Promise<void> {
  const { queues } = await answerOf<{ queues: { id: string }[] }>(await admin.request.get('/api/queues'));
  for (const { id } of queues) {
    const { items } = await answerOf<{ items: { channel: string; subject: { id: string } }[] }>(
      await admin.request.get(`/api/queues/${id}/work`),
    );
    for (const { channel, subject } of items)
      if (channel !== 'email') await post(admin, `/api/conversations/${subject.id}/resolve`);
  }
}

/** For a journey that needs no administrator besides. */
export async function emptyQueues(browser: Browser): Promise<void> {
  const admin = await openDesk(browser, 'administrator');
  await letNobodyWait(admin);
  await admin.context().close();
}
