import type { Browser } from '@playwright/test';
import { completeWrapUp, endChat, getMyWork } from '@guichet/contracts';
import { sendMails, startChat, startChats } from './arrivals.ts';
import { type Counter, goReady } from './counter.ts';
import { DeskLook } from './desk-look.ts';
import { allPieces, byChat, partsOf, type Payload, type Piece, strangersOf } from './pieces.ts';
import { Sightings } from './sightings.ts';
import { type Incident, inWords, Watch } from './watch.ts';
import { WidgetLook } from './widget-look.ts';

const AT_ONCE = 18;
/** Of looking closer at who it was. What is not known by then is laid at the door of all who were there. */
const CLOSER_MS = 240_000;
const OPTIONS = {
  ...{ locale: 'en-GB', viewport: { width: 1440, height: 900 } },
  ...{ acceptDownloads: false, reducedMotion: 'reduce' as const },
};

/** Strangers come a few at a time; where something happened, fewer come again, until it is known who it was. */
export class Trial {
  readonly sightings = new Sightings();
  readonly #counter: Counter;
  readonly #watches: readonly [chats: Watch, mails: Watch, shop: Watch];
  #closerMs = 0;

  private constructor(counter: Counter, watches: [Watch, Watch, Watch]) {
    [this.#counter, this.#watches] = [counter, watches];
  }

  static async open(counter: Counter, browser: Browser): Promise<Trial> {
    const { url } = counter.app;
    const [name, value] = counter.agent.cookie.split(/=(.*)/s) as [string, string];
    const begin = async (path: string) => {
      const context = await browser.newContext(OPTIONS);
      await context.addCookies([{ name, value, url }]);
      const watch = await Watch.over(context, url);
      await watch.go(`${url}${path}`);
      return watch;
    };
    const watches = await Promise.all([begin('/inbox/todo'), begin('/inbox/all'), begin('/shop/en/')]);
    for (const { page } of watches.slice(0, 2)) await page.locator('[data-conversation]').first().waitFor();
    await goReady(counter);
    return new Trial(counter, watches);
  }

  async judge(payloads: readonly Payload[]): Promise<{ incidents: Incident[]; sightings: Sightings }> {
    const incidents: Incident[] = [];
    for (let at = 0; at < payloads.length; at += AT_ONCE) {
      const found = await this.#try(allPieces(payloads.slice(at, at + AT_ONCE)));
      incidents.push(...found);
      for (const one of found) console.error(inWords(one));
      console.error(`${Math.min(at + AT_ONCE, payloads.length)} of ${payloads.length}: ${incidents.length} incidents`);
    }
    return { incidents, sightings: this.sightings };
  }

  async #try(pieces: readonly Piece[]): Promise<Incident[]> {
    const found = await this.#look(pieces);
    const vague = found.filter(({ suspects }) => suspects.length > 1);
    const suspects = [...new Set(vague.flatMap((one) => one.suspects))];
    if (suspects.length < 2 || this.#closerMs > CLOSER_MS) return found;
    const closer: Incident[] = [];
    for (const part of partsOf(suspects)) {
      if (this.#closerMs > CLOSER_MS) break;
      const started = performance.now();
      closer.push(...(await this.#look(part)));
      this.#closerMs += performance.now() - started;
    }
    const exact = found.filter((one) => one.suspects.length === 1);
    // What did not happen again happened all the same.
    const isFoundAgain = vague.every(({ kind }) => closer.some((one) => one.kind === kind));
    return [...exact, ...closer, ...(isFoundAgain ? [] : vague)];
  }

  async #look(pieces: readonly Piece[]): Promise<Incident[]> {
    const [counter, sightings] = [this.#counter, this.sightings];
    const [atChats, atMails, atShop] = this.#watches;
    const strangers = strangersOf(pieces);
    const talkers = strangers.filter((one) => byChat(one).length > 0);
    const [mails, chats, gathered] = await Promise.all([
      sendMails(counter, strangers),
      startChats(counter, talkers),
      talkers.length > 0 ? startChat(counter, talkers) : null,
    ]);
    const chatDesk = new DeskLook(counter, atChats, sightings);
    const mailDesk = new DeskLook(counter, atMails, sightings);
    await chatDesk.offers(chats, gathered ? [gathered.id] : []);
    await Promise.all([
      chatDesk.chats(chats),
      mailDesk.lists(strangers).then(() => mailDesk.mails(mails)),
      gathered &&
        atShop.dare('widget', talkers.flatMap(byChat), `${counter.app.url}/shop/en/`, () =>
          new WidgetLook(counter, atShop, sightings).visit(gathered, talkers),
        ),
    ]);
    await this.#finish([...chats, ...(gathered ? [gathered] : [])].map(({ id }) => id));
    return this.#watches.flatMap(({ incidents }) => incidents.splice(0));
  }

  async #finish(chatIds: readonly string[]): Promise<void> {
    const { call } = this.#counter.agent;
    for (const conversationId of chatIds) await call(endChat, { conversationId }).catch(() => undefined);
    const { wrapUps } = await call(getMyWork, {});
    // One whose time ran out meanwhile is over all the same.
    for (const { workItemId } of wrapUps) await call(completeWrapUp, { workItemId }).catch(() => undefined);
  }
}
