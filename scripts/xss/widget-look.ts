import { randomUUID } from 'node:crypto';
import { sendMessage } from '@guichet/contracts';
import type { Locator } from '@playwright/test';
import { nameOf } from './arrivals.ts';
import type { Counter } from './counter.ts';
import { handle } from './handle.ts';
import { byChat, type Stranger, wordsIn } from './pieces.ts';
import type { Sightings } from './sightings.ts';
import type { Watch } from './watch.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A visitor who comes back to the shop and to all that these strangers wrote under his name. */
export class WidgetLook {
  readonly #counter: Counter;
  readonly #watch: Watch;
  readonly #sightings: Sightings;

  constructor(counter: Counter, watch: Watch, sightings: Sightings) {
    [this.#counter, this.#watch, this.#sightings] = [counter, watch, sightings];
  }

  get #panel(): Locator {
    return this.#watch.page.locator('#guichet [role=dialog]');
  }

  async visit(chat: { id: string; token: string }, strangers: readonly Stranger[]): Promise<void> {
    const { page } = this.#watch;
    await this.#answer(chat.id, strangers);
    this.#watch.during('widget', strangers.flatMap(byChat));
    await page.evaluate(
      ([key, token]) => {
        localStorage.clear();
        sessionStorage.clear();
        localStorage.setItem(`guichet:${key}:token`, token!);
        localStorage.setItem(`guichet:${key}:open`, '1');
      },
      [this.#counter.siteKey, chat.token],
    );
    await this.#watch.go(`${this.#counter.app.url}/shop/en/`);
    await this.#panel
      .locator('.theirs')
      .nth(strangers.length - 1)
      .waitFor();
    await this.#sightings.look(page, strangers.flatMap(byChat));
    for (const [at, stranger] of strangers.entries()) {
      this.#watch.during('widget', byChat(stranger));
      const title = wordsIn(stranger, 'page title', 'Shoes');
      await page.evaluate((words) => void (document.title = words), title);
      for (const bubble of ['.mine', '.theirs']) {
        await this.#panel.locator(bubble).nth(at).scrollIntoViewIfNeeded();
        await handle(this.#watch, 'widget', byChat(stranger), '[role=log] .bubble');
      }
    }
    await this.#beginAnew(strangers);
  }

  /** In an agent's words, so that the visitor reads them as the house's. */
  async #answer(conversationId: string, strangers: readonly Stranger[]): Promise<void> {
    for (const stranger of strangers) {
      const html = `<p>${escaped(wordsIn(stranger, 'chat text', 'Yes'))}</p>`;
      const answer = { conversationId, clientId: randomUUID(), mode: 'reply' as const, html };
      await this.#counter.agent.call(sendMessage, answer);
    }
  }

  /** A new chat asks for the name. */
  async #beginAnew(strangers: readonly Stranger[]): Promise<void> {
    for (let clicks = 0; clicks < 2; clicks += 1)
      await this.#panel.getByRole('button', { name: 'End', exact: true }).click();
    await this.#panel.locator('.ending button.second').last().click();
    await this.#panel.locator('.way').first().click();
    await this.#panel.getByRole('button', { name: 'Something else' }).click();
    for (const stranger of strangers) {
      this.#watch.during('widget', byChat(stranger));
      await this.#panel.getByLabel(/^Name/).fill(nameOf(stranger));
      await handle(this.#watch, 'widget', byChat(stranger), 'form');
      await this.#sightings.look(this.#watch.page, byChat(stranger));
    }
  }
}
