import { setTimeout as sleep } from 'node:timers/promises';
import { acceptOffer, getMyWork } from '@guichet/contracts';
import type { Page } from '@playwright/test';
import type { ArrivedChat, ArrivedMail } from './arrivals.ts';
import type { Counter } from './counter.ts';
import { handle } from './handle.ts';
import { byChat, byMail, type Piece, type Stranger } from './pieces.ts';
import type { Sightings } from './sightings.ts';
import type { Watch } from './watch.ts';

const PATIENCE_MS = 30_000;
const COLUMN = 'section[data-active]';
const CUSTOMER = 'aside header,aside section';
const ROW = '[data-conversation]';

/** An agent's desk in a browser, and what he does there with what has come. */
export class DeskLook {
  readonly #counter: Counter;
  readonly #watch: Watch;
  readonly #sightings: Sightings;

  constructor(counter: Counter, watch: Watch, sightings: Sightings) {
    [this.#counter, this.#watch, this.#sightings] = [counter, watch, sightings];
  }

  get #page(): Page {
    return this.#watch.page;
  }

  /** The cards that ring, until every chat is taken; `others` are taken too. */
  async offers(chats: readonly ArrivedChat[], others: readonly string[]): Promise<void> {
    const { call } = this.#counter.agent;
    const left = new Set([...chats.map(({ id }) => id), ...others]);
    for (const end = Date.now() + PATIENCE_MS; left.size > 0; await sleep(100)) {
      if (Date.now() > end) throw new Error(`${left.size} chats were not offered`);
      const offers = (await call(getMyWork, {})).offers.filter(({ subject }) => left.has(subject.id));
      if (offers.length === 0) continue;
      const rung = chats.filter(({ id }) => offers.some(({ subject }) => subject.id === id));
      const suspects = rung.flatMap(({ stranger }) => byChat(stranger));
      const cards = this.#page.getByRole('region', { name: 'Offers' }).getByRole('article');
      await cards.first().waitFor();
      await this.#handle('offers', suspects, '[aria-label=Offers] article');
      for (const { workItemId, subject } of offers) {
        await call(acceptOffer, { workItemId });
        left.delete(subject.id);
      }
    }
  }

  async chats(chats: readonly ArrivedChat[]): Promise<void> {
    const { url } = this.#counter.app;
    await this.#watch.go(`${url}/chats`);
    for (const { id, stranger } of chats)
      await this.#watch.dare('chats', byChat(stranger), `${url}/chats`, async () => {
        await this.#page.locator(`nav a[href="/chats/${id}"]`).click();
        await this.#page.locator(`${COLUMN} header a[href="/inbox/all/${id}"]`).waitFor();
        await this.#page.locator(`${COLUMN} [role=log] article`).nth(1).waitFor();
        await this.#page.locator('aside section h3, aside section p').first().waitFor();
        await this.#handle('chats', byChat(stranger), `${COLUMN} article, ${COLUMN} header, ${CUSTOMER}`);
      });
  }

  async lists(strangers: readonly Stranger[]): Promise<void> {
    const suspects = strangers.flatMap(({ pieces }) => pieces);
    const words = strangers[0]!.payload.p.replace(/\W+/g, ' ').trim().slice(0, 60) || 'hello';
    const { url } = this.#counter.app;
    for (const path of ['/inbox/all?sort=newest', `/search?q=${encodeURIComponent(words)}`, '/customers'])
      await this.#watch.dare(path, suspects, `${url}/inbox/all`, async () => {
        await this.#watch.go(`${url}${path}`);
        await this.#page.locator(`${ROW}, main p`).first().waitFor();
        await this.#handle(path, suspects, path === '/customers' ? 'main' : ROW);
      });
    await this.#watch.dare('command bar', suspects, `${url}/inbox/all`, () => this.#commandBar(words, suspects));
  }

  async #commandBar(words: string, suspects: readonly Piece[]): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await this.#page.getByRole('dialog').getByRole('textbox').fill(words);
    await this.#page.getByRole('dialog').getByRole('button').first().waitFor();
    await this.#handle('command bar', suspects, '[role=dialog]');
    await this.#page.keyboard.press('Escape');
  }

  async mails(mails: readonly ArrivedMail[]): Promise<void> {
    const { url } = this.#counter.app;
    await this.#watch.go(`${url}/inbox/all?sort=newest`);
    for (const { id, number, stranger } of mails)
      await this.#watch.dare('mail', byMail(stranger), `${url}/inbox/all?sort=newest`, async () => {
        await this.#goTo(`/inbox/all/${id}?sort=newest`);
        const conversation = `section[aria-label$="${number.toLocaleString('en')}"]`;
        await this.#page.locator(`${conversation} div:not([data-settling]) > article`).first().waitFor();
        await this.#page.locator('aside header').waitFor();
        await this.#handle('mail', byMail(stranger), `${conversation} article, section > header, ${CUSTOMER}`);
      });
  }

  async #handle(where: string, suspects: readonly Piece[], regions: string): Promise<void> {
    await this.#sightings.look(this.#page, suspects);
    await handle(this.#watch, where, suspects, regions);
  }

  /** Within the desk, as its own links do. */
  async #goTo(path: string): Promise<void> {
    await this.#page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }
}
