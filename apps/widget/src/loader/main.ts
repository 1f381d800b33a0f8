import type { Availability, Locale, Welcome, WidgetConfig } from '@guichet/contracts';
import { type Host, isOpenChat, type Panel } from '../host.ts';
import { addButton, buttonWords, type Shown } from './button.ts';
import { watchVisit } from './context.ts';
import { openLine } from './line.ts';
import { storageOf } from './storage.ts';
import { languageOf } from './words.ts';

/** Of the panel, beside the loader; the build knows it. */
declare const PANEL_FILE: string;
type Command = [name: string, ...rest: unknown[]];
type Guichet = ((...command: Command) => void) & { q?: Command[] };

const CONTEXT_MS = 1500;
/** A line that is down for longer makes the button untrue. */
const TRUE_MS = 4000;

const script = document.currentScript as HTMLScriptElement | null;
if (script?.dataset.site) begin(script.dataset.site, new URL(script.src).origin);

function begin(siteKey: string, origin: string): void {
  const page = window as unknown as { guichet?: Guichet };
  const early = page.guichet?.q ?? [];
  const api = `${origin}/api/widget/${siteKey}`;
  const storage = storageOf(siteKey, 'localStorage');
  const tab = storageOf(siteKey, 'sessionStorage');
  let identity: string | null = null;
  let wantsOpen = false;
  let widget: ReturnType<typeof start> | undefined;
  const visit = watchVisit(tab, () => widget?.contextChanged());

  const commands: Record<string, (...rest: never[]) => void> = {
    set: visit.set,
    event: visit.add,
    identify: (signed: string | null) => {
      if (identity === (signed || null)) return;
      identity = signed || null;
      widget?.identityChanged();
    },
    open: () => (widget ? widget.open(true) : (wantsOpen = true)),
    close: () => widget?.open(false),
  };
  page.guichet = (name, ...rest) => {
    const command = commands[name];
    if (command) command(...(rest as never[]));
    else console.warn(`guichet: there is no command “${name}”`);
  };
  for (const command of early) page.guichet(...command);

  const run = async () => {
    const config = await asked<WidgetConfig>(`${api}/config`);
    if (!config) return;
    widget = start({
      siteKey,
      origin,
      api,
      storage,
      tab,
      config,
      visit,
      identity: () => identity,
      forget: () => (identity = null),
    });
    if (wantsOpen) widget.open(true);
  };
  // The page comes first.
  const whenIdle = () => {
    // Whoever talks is waited for.
    if (!tab.get('call') && 'requestIdleCallback' in window) requestIdleCallback(() => void run(), { timeout: 2000 });
    else setTimeout(() => void run(), 1);
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', whenIdle);
  else whenIdle();
}

/** Null when the server refuses or cannot be reached. */
const asked = <T>(url: string): Promise<T | null> =>
  fetch(url).then(
    (response) => (response.ok ? (response.json() as Promise<T>) : null),
    () => null,
  );

/** Left out where there is none. */
const given = (name: string, value: string | null) => (value ? { [name]: value } : {});

/** The last call counts. */
function later(begin: (wait: number) => ReturnType<typeof setTimeout>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (wait: number) => {
    clearTimeout(timer);
    timer = begin(wait);
  };
}

async function panelOf(host: Host): Promise<Panel> {
  const { mount } = (await import(/* @vite-ignore */ `${host.origin}/widget/${PANEL_FILE}`)) as {
    mount: (host: Host) => Panel;
  };
  return mount(host);
}

interface Start {
  siteKey: string;
  origin: string;
  api: string;
  storage: Host['storage'];
  tab: Host['storage'];
  config: WidgetConfig;
  visit: ReturnType<typeof watchVisit>;
  identity: () => string | null;
  forget: () => void;
}
function start({ siteKey, origin, api, storage, tab, config, visit, identity, forget }: Start) {
  const language: Locale = languageOf(document.documentElement.lang, config.language);
  let welcome: Welcome | null = null;
  let availability: Availability | null = null;
  let shown: Shown = { isOpen: false, unread: 0, hasChat: false };
  let panel: Promise<Panel | null> | undefined;
  let untrue: ReturnType<typeof setTimeout> | undefined;

  const button = addButton(config, () => open(!shown.isOpen));
  const know = (told: Availability | null) => {
    availability = told;
    button.show(buttonWords(config, availability, shown, language), shown, language);
  };
  const tell = (name: string, data: unknown) => void panel?.then((one) => one?.hear(name, data));

  const line = openLine({
    url: `${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket&site=${encodeURIComponent(siteKey)}`,
    handshake: () => ({ siteKey, ...given('token', storage.get('token')), ...given('identity', identity()) }),
    onState: (isUp) => {
      clearTimeout(untrue);
      if (!isUp) untrue = setTimeout(know, TRUE_MS, null);
      tell('line', isUp);
    },
    onRefusal: (code) => {
      if (code !== 'identity_invalid') return code !== 'not_found' && code !== 'foreign_origin';
      forget();
      return true;
    },
    onEvent: (name, data) => {
      if (name === 'welcome') greeted(data as Welcome);
      if (name === 'availability') know(data as Availability);
      if (name === 'call') void load();
      tell(name, data);
    },
  });

  function greeted(event: Welcome): void {
    welcome = event;
    storage.set('token', event.token);
    const isCalling = tab.get('call') !== null;
    shown = { ...shown, hasChat: isCalling || event.chats.some(isOpenChat) || storage.names('out:').length > 0 };
    know(event.availability);
    tellContext(0);
    // Whoever talks, or still has something to send, needs all of it.
    if (shown.hasChat) void load();
    if (storage.get('open') && shown.hasChat) open(true);
  }
  const tellContext = later((wait) => setTimeout(() => line.say('context', visit.get()), wait));
  const refresh = async () => {
    const now = await asked<Availability>(`${api}/availability`);
    if (now) know(now);
    return now;
  };
  const host: Host = {
    ...{ siteKey, origin, config, language, root: button.root, line, storage, tab, refresh },
    welcome: () => welcome,
    availability: () => availability,
    context: visit.get,
    show: (now) => {
      shown = now;
      storage.set('open', now.isOpen ? '1' : null);
      know(availability);
    },
    focusButton: button.focus,
  };
  const load = () =>
    (panel ??= panelOf(host).catch(() => {
      panel = undefined; // the network; the next click tries again
      return null;
    }));
  if (tab.get('call')) void load();
  function open(isOpen: boolean): void {
    void load().then((one) => one?.toggle(isOpen));
  }
  return {
    open,
    contextChanged: () => tellContext(CONTEXT_MS),
    identityChanged: () => {
      void panel?.then((one) => one?.reset());
      line.renew();
    },
  };
}
