import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { TrialPerson } from '../routing/trial-house.ts';
import { momentOf, type Moment, type Seat, type SeatCall, type SeatHabits } from './seat.ts';
import { SeatDuty } from './seat-duty.ts';

const LOOK_MS = 100;
const SHOWN_MS = 10_000;

interface TelephoneLine extends SeatCall {
  stage: 'ringing' | 'answering' | 'up';
}
interface Telephone {
  registration: string;
  lines: TelephoneLine[];
}
type InPage = { trial: { telephone: Telephone; channel: InstanceType<typeof BroadcastChannel> } };
type Command = { do: 'answer' | 'decline' | 'hang-up'; legId: string };

const ARGUMENTS = [
  ...['--no-sandbox', '--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required'],
  ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
];
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });

/** The desk itself in Chromium: its own telephone says what rings, and is told what its agent presses. */
export class TabSeat implements Seat {
  rings = new Map<string, SeatCall>();
  talk: SeatCall | null = null;
  isRegistered = false;
  readonly person: TrialPerson;
  readonly #url: string;
  readonly #browser: Browser;
  readonly #habits: SeatHabits;
  readonly #duty: SeatDuty;
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #tab = 0;
  #isOver = false;

  constructor(url: string, browser: Browser, person: TrialPerson, habits: SeatHabits) {
    [this.#url, this.#browser, this.person, this.#habits] = [url, browser, person, habits];
    this.#duty = new SeatDuty(person);
  }

  get moment(): Moment {
    return momentOf(this, this.#page !== null, this.#duty.hasWrapUp);
  }
  get isReady(): boolean {
    return this.#duty.isReady;
  }

  async open(): Promise<void> {
    const tab = (this.#tab += 1);
    const isMine = () => tab === this.#tab;
    const page = await this.#desk();
    if (!isMine()) return;
    this.#page = page;
    void this.#follow(page, isMine);
    for (const until = Date.now() + 30_000; isMine() && !this.isRegistered && Date.now() < until;) await sleep(LOOK_MS);
    void this.#duty.run(isMine);
  }

  /** Every second time its renderer is killed, as when it crashes; else the tab is closed and asked nothing. */
  async kill(awayMs: number): Promise<void> {
    const [page, context] = [this.#page, this.#context];
    const isCrash = this.#tab % 2 === 0;
    this.#forget();
    if (page && isCrash) await crash(page);
    else await page?.close().catch(() => undefined);
    void context?.close().catch(() => undefined);
    await sleep(awayMs);
    if (this.#isOver) return;
    await this.open().catch((error: unknown) => {
      // The browser may be closed while the desk is opened.
      if (!this.#isOver) throw error;
    });
  }
  async end(): Promise<void> {
    this.#isOver = true;
    const context = this.#context;
    this.#forget();
    await context?.close().catch(() => undefined);
  }

  async answer({ legId }: SeatCall): Promise<void> {
    if (!this.talk) await this.#say({ do: 'answer', legId });
  }
  decline({ legId }: SeatCall): void {
    void this.#say({ do: 'decline', legId });
  }
  hangUp(): void {
    if (this.talk) void this.#say({ do: 'hang-up', legId: this.talk.legId });
  }

  #forget(): void {
    this.#tab += 1;
    this.#page = this.#context = this.talk = null;
    this.rings = new Map();
    this.isRegistered = false;
    this.#duty.forget();
  }

  /** However often the app is away meanwhile. */
  async #desk(): Promise<Page> {
    for (;;) {
      const context = await this.#browser.newContext({ baseURL: this.#url });
      const [name, value] = this.person.cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: this.#url }]);
      await context.addInitScript((channelName) => {
        const channel = new BroadcastChannel(channelName);
        const trial: InPage['trial'] = { channel, telephone: { registration: 'off', lines: [] } };
        channel.onmessage = (event: unknown) => {
          const { state } = (event as { data: { state?: Telephone } }).data;
          if (state) trial.telephone = state;
        };
        Object.assign(globalThis, { trial });
      }, `guichet.telephone.${this.person.userId}`);
      const page = await context.newPage();
      // An app that goes away meanwhile leaves an empty page, which a person would load again.
      const isShown = await page
        .goto('/inbox/todo')
        .then(() => page.getByRole('main').waitFor({ timeout: SHOWN_MS }))
        .then(
          () => true,
          () => false,
        );
      if (isShown) {
        this.#context = context;
        return page;
      }
      await context.close();
      await sleep(500);
    }
  }

  async #follow(page: Page, isMine: () => boolean): Promise<void> {
    while (isMine()) {
      const telephone = await page.evaluate(() => (globalThis as unknown as InPage).trial.telephone).catch(() => null);
      if (isMine() && telephone) this.#know(telephone);
      await sleep(LOOK_MS);
    }
  }

  #know({ registration, lines }: Telephone): void {
    this.isRegistered = registration === 'registered';
    const rings = new Map(lines.filter(({ stage }) => stage !== 'up').map((line) => [line.legId, line]));
    const fresh = [...rings.values()].filter(({ legId }) => !this.rings.has(legId));
    const before = this.talk;
    this.rings = rings;
    this.talk = lines.find(({ stage }) => stage === 'up') ?? null;
    for (const ring of fresh) this.#habits.onRing(this, ring);
    if (this.talk && this.talk.legId !== before?.legId) this.#habits.onTalk(this, this.talk);
    else if (this.talk) this.talk = before;
  }

  /** As another tab of the same person would: this one has the telephone. */
  async #say(command: Command): Promise<void> {
    await this.#page
      ?.evaluate((word) => {
        (globalThis as unknown as InPage).trial.channel.postMessage({ command: word });
      }, command)
      .catch(() => undefined);
  }
}

/** Nothing answers any more, so it is not waited for. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await Promise.race([page.waitForEvent('crash').catch(() => undefined), sleep(1000)]);
}
