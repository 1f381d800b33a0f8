import type { BrowserContext, CDPSession, Page, Request } from '@playwright/test';
import type { Piece } from './pieces.ts';

export const KINDS = ['ran', 'loaded', 'covered', 'held', 'stuck'] as const;
/**
 * `held`: the page tried, and only the browser's own rules (sandbox, content security policy) kept it. `stuck`: what should have
 * been shown or done was not.
 */
export type Kind = (typeof KINDS)[number];
export interface Incident {
  kind: Kind;
  what: string;
  where: string;
  suspects: readonly Piece[];
}

/** As a line. */
export function inWords({ kind, where, what, suspects }: Incident): string {
  const who = suspects.slice(0, 8).map(({ channel, payload }) => `${payload.id} as ${channel}`);
  return `${kind} at ${where}: ${what.replace(/\s+/g, ' ')} (${who.join(', ')}${suspects.length > 8 ? ', …' : ''})`;
}

interface Script {
  scriptId: string;
  url: string;
  hash: string;
  length?: number;
}

const HELD =
  /Content Security Policy|Blocked script execution|Ignored call to|Blocked form submission|Refused to|Not allowed to (?:load|launch|navigate)|Unsafe attempt/i;
/** Of the app's own pages; anything else it serves is a page, not a part of one. */
const OWN_PARTS = /^\/(?:api|assets|widget|shop|socket\.io)\/|^\/[\w-]+\.(?:svg|ico|png|webmanifest)$/;
const PARTS = ['image', 'media', 'font', 'stylesheet', 'script', 'manifest', 'ping'];
/** Scripts of no address are javascript: links, or our own looking. Ours never stand in a payload. */
const SHORTEST_SCRIPT = 3;
const PATIENCE_MS = 20_000;

/** Everything a page does that it was not told to do by its own app or by us. */
export class Watch {
  readonly incidents: Incident[] = [];
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #origin: string;
  readonly #known = new Set<string>();
  #suspects: readonly Piece[] = [];
  #where = '';
  #isLearning = true;
  #isGoing = false;

  private constructor(page: Page, session: CDPSession, origin: string) {
    [this.#page, this.#session, this.#origin] = [page, session, origin];
  }

  /** From the first page on; inline scripts seen before the first {@link during} are the app's own. */
  static async over(context: BrowserContext, origin: string): Promise<Watch> {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const session = await context.newCDPSession(page);
    const watch = new Watch(page, session, origin);
    // Nothing goes out into the world.
    await context.route(
      (url) => !watch.#isOwn(url.href),
      (route) => route.abort(),
    );
    page.on('request', (request) => watch.#requested(request));
    context.on('page', (opened) => watch.#opened(opened));
    watch.#listen();
    session.on('Debugger.scriptParsed', (script) => void watch.#parsed(script));
    await session.send('Debugger.enable');
    return watch;
  }

  get page(): Page {
    return this.#page;
  }

  /** What happens now is laid at the door of these. */
  during(where: string, suspects: readonly Piece[]): void {
    this.#isLearning = false;
    [this.#where, this.#suspects] = [where, suspects];
  }

  /** An act that cannot be done is an incident too; the next one begins on this page. */
  async dare(where: string, suspects: readonly Piece[], nextUrl: string, act: () => Promise<void>): Promise<void> {
    this.during(where, suspects);
    await act().catch(async (error: Error) => {
      this.report('stuck', error.message);
      await this.go(nextUrl);
    });
  }

  /** A page we go to ourselves. */
  async go(url: string): Promise<void> {
    this.#isGoing = true;
    await this.#page.goto(url, { waitUntil: 'load' });
    this.#isGoing = false;
  }

  /** Over it, or on it; done in the order of the calls. */
  async point(x: number, y: number, isClick: boolean): Promise<void> {
    const at = { x, y, button: 'left' as const, clickCount: 1 };
    const acts = isClick ? (['mousePressed', 'mouseReleased'] as const) : [];
    const send = (type: 'mouseMoved' | (typeof acts)[number]) =>
      this.#session.send('Input.dispatchMouseEvent', type === 'mouseMoved' ? { type, x, y } : { type, ...at });
    await Promise.all((['mouseMoved', ...acts] as const).map(send));
  }

  report(kind: Kind, what: string): void {
    if (this.#isLearning) return;
    this.incidents.push({ kind, what: what.slice(0, 300), where: this.#where, suspects: this.#suspects });
  }

  #listen(): void {
    const page = this.#page;
    page.on('dialog', (dialog) => {
      this.report('ran', `${dialog.type()}(${dialog.message()})`);
      void dialog.dismiss().catch(() => undefined);
    });
    page.on('console', (message) => HELD.test(message.text()) && this.report('held', message.text()));
    page.on('worker', (worker) => this.report('ran', `worker ${worker.url()}`));
    page.on('websocket', (socket) => this.#isOwn(socket.url()) || this.report('loaded', socket.url()));
    page.on('framenavigated', (frame) => {
      const url = frame.url();
      const isFine = this.#isOwn(url) && !/^(?:data|javascript):/i.test(url);
      if (!isFine && !url.startsWith('chrome-error:')) this.report('loaded', `frame went to ${url}`);
    });
  }

  #isOwn(address: string): boolean {
    const { protocol, host } = new URL(address);
    if (/^(?:about|blob|data):$/.test(protocol)) return true;
    return /^(?:http|ws)s?:$/.test(protocol) && host === new URL(this.#origin).host;
  }

  #requested(request: Request): void {
    const url = request.url();
    if (!this.#isOwn(url)) return this.report('loaded', url);
    const { pathname } = new URL(url, this.#origin);
    if (PARTS.includes(request.resourceType()) && !OWN_PARTS.test(pathname) && !/^(?:data|blob):/.test(url))
      this.report('loaded', url);
    if (isPageOf(request) && !this.#isGoing && !pathname.startsWith('/api/')) this.report('ran', `went to ${url}`);
  }

  #opened(opened: Page): void {
    void (async () => {
      // A link that opens elsewhere, and lets nothing reach back, is what it says. What opens one by a script has run already.
      const reachesBack = await opened.evaluate(() => window.opener !== null).catch(() => true);
      if (reachesBack) this.report('ran', `opened a window: ${opened.url()}`);
      await opened.close();
    })().catch(() => undefined);
  }

  async #parsed(script: Script) {
    if (!script.length) return;
    const isFile = this.#isOwn(script.url || this.#origin) && /\.m?js$/.test(script.url.split('?')[0]!);
    if (isFile || this.#known.has(script.hash)) return;
    if (this.#isLearning) return void this.#known.add(script.hash);
    const [where, suspects] = [this.#where, this.#suspects];
    const source = await this.#session
      .send('Debugger.getScriptSource', { scriptId: script.scriptId })
      .then(({ scriptSource }) => scriptSource.trim())
      .catch(() => '');
    const isTheirs = suspects.some(({ payload }) => source.length >= SHORTEST_SCRIPT && payload.p.includes(source));
    if (script.url || isTheirs)
      this.incidents.push({ kind: 'ran', what: `script: ${source.slice(0, 200)}`, where, suspects });
    else this.#known.add(script.hash);
  }
}

/** Not of a frame in it, nor of a window that it opened. */
function isPageOf(request: Request): boolean {
  try {
    return request.isNavigationRequest() && request.frame().parentFrame() === null;
  } catch {
    return false; // a window that is only being opened
  }
}
