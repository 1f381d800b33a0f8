import type { Availability, Locale, WidgetConfig } from '@guichet/contracts';
import type { Host, Panel } from '../host.ts';
import { addButton, buttonWords, type Shown } from '../loader/button.ts';
import type { Storage } from '../loader/storage.ts';
import { previewLine } from './preview-line.ts';

/** Of the panel, beside this script; the build knows it. */
declare const PANEL_FILE: string;

/** What the settings page tells: a site as it stands in its form, saved or not. */
export interface PreviewMessage {
  type: 'guichet-preview';
  config: WidgetConfig;
  language: Locale;
  state: Availability['state'];
  canCall: boolean;
  canCallBack: boolean;
}
const script = document.currentScript as HTMLScriptElement;
const panelFile = new URL(PANEL_FILE, script.src).href;
const parent = window.parent;

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    names: (start) => [...kept.keys()].filter((name) => name.startsWith(start)).sort(),
  };
}

/** The panel takes the keyboard when it opens; while somebody types in the form beside it, the keyboard stays there. */
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function (this: HTMLElement, options?: FocusOptions): void {
  if (document.hasFocus()) focus.call(this, options);
};

let panel: Panel | undefined;
let isOpen = false;
let latest = 0;

/** The widget itself, on a line to nobody. It is drawn anew with each change of the settings. */
async function draw({ config, language, state, canCall, canCallBack }: PreviewMessage): Promise<void> {
  const turn = (latest += 1);
  const { mount } = (await import(/* @vite-ignore */ panelFile)) as { mount: (host: Host) => Panel };
  if (turn !== latest) return;
  document.getElementById('guichet')?.remove();
  document.documentElement.lang = language;
  const canChat = state === 'open';
  const availability: Availability = {
    ...{ state, canChat, canCall: canChat && canCall, canCallBack: canChat && canCallBack, canSchedule: false },
    ...{ estimateSeconds: canChat ? 60 : null, nextOpeningAt: null },
  };
  let shown: Shown = { isOpen, unread: 0, hasChat: false };
  const button = addButton(config, () => panel?.toggle(!shown.isOpen));
  const show = (now: Shown) => {
    shown = now;
    isOpen = now.isOpen;
    button.show(buttonWords(config, availability, shown, language), shown, language);
  };
  const wasOpen = isOpen;
  show(shown);
  panel = mount({
    ...{ siteKey: 'preview', origin: location.origin, config, language, root: button.root, line: previewLine() },
    ...{ storage: memory(), tab: memory(), context: () => ({}), show, focusButton: button.focus },
    welcome: () => null,
    availability: () => availability,
    refresh: () => Promise.resolve(availability),
  });
  if (wasOpen) panel.toggle(true);
}

addEventListener('message', ({ origin, source, data }: MessageEvent<PreviewMessage | null>) => {
  if (origin === location.origin && source === parent && data?.type === 'guichet-preview') void draw(data);
});
parent.postMessage({ type: 'guichet-preview-ready' }, location.origin);
