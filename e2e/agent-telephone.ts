import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type { TelephoneInPage } from './agent-telephone-page.ts';
import { giveVoice } from './voices.ts';

type InPage = { telephone: TelephoneInPage };
interface Work {
  wrapUps: { workItemId: string }[];
  active: { channel: string }[];
  offers: object[];
}

async function script(): Promise<string> {
  const made = (await build({
    ...{ configFile: false, logLevel: 'error' },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'agent-telephone-page.ts'), formats: ['iife'], name: 'agentTelephone' },
    },
  })) as Rolldown.RolldownOutput[];
  return made[0]!.output[0].code;
}

/** An agent's telephone, told by the journey what to do; it speaks with a tone of its own. */
export class AgentTelephone {
  private constructor(
    readonly page: Page,
    private readonly desk: Page,
  ) {}

  /** Beside the desk of somebody who is logged in there. */
  static async open(desk: Page, hertz: number): Promise<AgentTelephone> {
    await giveVoice(desk.context(), hertz);
    const page = await desk.context().newPage();
    await page.goto('/healthz');
    await page.evaluate(await script());
    await page.evaluate(() => (globalThis as unknown as InPage).telephone.register());
    return new AgentTelephone(page, desk);
  }

  state(): Promise<{ is: string; rung: number }> {
    return this.page.evaluate(() => (globalThis as unknown as InPage).telephone.state());
  }
  async is(state: 'idle' | 'rings' | 'talks'): Promise<void> {
    await expect.poll(async () => (await this.state()).is).toBe(state);
  }
  async answer(): Promise<void> {
    await this.is('rings');
    await this.page.evaluate(() => (globalThis as unknown as InPage).telephone.answer());
    await this.is('talks');
  }
  async hangUp(): Promise<void> {
    await this.page.evaluate(() => (globalThis as unknown as InPage).telephone.hangUp());
  }

  /** Takes calls from now on, and nothing else. */
  async goReady(): Promise<void> {
    const say = () => this.desk.request.post('/api/me/status', { data: { action: 'ready', channels: ['voice'] } });
    await expect.poll(async () => (await say()).ok()).toBe(true);
  }
  async goOffDuty(): Promise<void> {
    expect((await this.desk.request.post('/api/me/status', { data: { action: 'leave' } })).ok()).toBe(true);
  }

  async work(): Promise<Work> {
    return (await (await this.desk.request.get('/api/me/work')).json()) as Work;
  }
  /** What comes after a call, so that the next may come. */
  async finish(): Promise<void> {
    await expect
      .poll(async () => {
        const { wrapUps, active } = await this.work();
        for (const { workItemId } of wrapUps)
          await this.desk.request.post(`/api/work/${workItemId}/wrap-up`, { data: {} });
        return wrapUps.length + active.filter(({ channel }) => channel === 'voice').length;
      })
      .toBe(0);
  }
}
