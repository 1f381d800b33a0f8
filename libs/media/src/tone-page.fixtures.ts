import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { LegId, MediaAnchor } from './media-anchor.ts';

const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
  // No other interface may be there.
  '--allow-loopback-in-peer-connection',
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });

interface Phone {
  offer(): Promise<string>;
  answer(sdp: string): Promise<string>;
  accept(sdp: string): Promise<void>;
  heard(tones: number[]): number[];
  loudness(): number;
  channels(base64: string, tones: number[]): Promise<{ seconds: number; shares: number[][] }>;
  press(keys: string): void;
}
type InPage = { phone: Phone; speak(hertz: number): void };

/** A browser's page with a tone instead of a voice. */
export class TonePage {
  readonly page: Page;
  readonly hertz: number;
  leg: LegId = '';

  static async open(browser: Browser, hertz: number): Promise<TonePage> {
    const page = await browser.newPage();
    await page.addScriptTag({ path: join(import.meta.dirname, 'tone-page.js') });
    await page.evaluate((tone) => (globalThis as unknown as InPage).speak(tone), hertz);
    return new TonePage(page, hertz);
  }

  private constructor(page: Page, hertz: number) {
    this.page = page;
    this.hertz = hertz;
  }

  /** The page offers; the anchor answers. */
  async call(anchor: MediaAnchor, band?: 'wide' | 'telephone'): Promise<this> {
    const { leg, sdp } = await anchor.answerBrowser(await this.offer(), band);
    this.leg = leg;
    await this.ask('accept', sdp);
    return this;
  }

  /** The anchor offers; the page answers. */
  async beCalled(anchor: MediaAnchor, band?: 'wide' | 'telephone'): Promise<this> {
    const { leg, sdp } = await anchor.offerBrowser(band);
    this.leg = leg;
    await anchor.acceptAnswer(leg, await this.ask('answer', sdp));
    return this;
  }

  offer(): Promise<string> {
    return this.ask('offer');
  }

  /** Which of these tones are in what the page hears now. */
  heard(tones: readonly number[]): Promise<number[]> {
    return this.ask('heard', [...tones]);
  }

  ask<K extends keyof Phone>(method: K, ...given: Parameters<Phone[K]>): Promise<Awaited<ReturnType<Phone[K]>>> {
    const inPage = ([name, args]: [K, Parameters<Phone[K]>]) =>
      (globalThis as unknown as { phone: Record<K, (...all: Parameters<Phone[K]>) => ReturnType<Phone[K]>> }).phone[
        name
      ](...args);
    return this.page.evaluate(inPage as never, [method, given] as never) as Promise<Awaited<ReturnType<Phone[K]>>>;
  }
}
