/** Whether a page that goes there is followed by another of the same shop, in the same tab: what lies in this tab's storage is found there again. */
export function staysInShop(there: string, here: string): boolean {
  const [to, from] = [URL.parse(there, here), URL.parse(here)];
  if (!to || !from || to.origin !== from.origin) return false;
  // The page stays where only the mark changes.
  const isMark = to.hash !== '' && to.pathname === from.pathname && to.search === from.search;
  return !isMark;
}

type Click = Pick<MouseEvent, 'button' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented'>;
/** One that replaces the page, and does not open another beside it. */
export const isPlain = (click: Click): boolean =>
  !click.defaultPrevented && click.button === 0 && !(click.altKey || click.ctrlKey || click.metaKey || click.shiftKey);

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;
/** The same page anew, which no browser tells of beforehand. */
export const isReload = ({ key, altKey, ctrlKey, metaKey }: Key): boolean =>
  !altKey && (key === 'F5' || (key.toLowerCase() === 'r' && (ctrlKey || metaKey)));

const isHere = (target: string): boolean => target === '' || target === '_self' || target === '_top';

/** As much of the Navigation API as is needed; not every browser has it. */
interface NavigateEvent extends Event {
  destination: { url: string; sameDocument: boolean };
  hashChange: boolean;
  downloadRequest: string | null;
}

/** Where a click or a form leads, or null when this page stays. */
function placeOf(event: Event): string | null {
  if (event.type === 'submit') {
    const form = event.target as HTMLFormElement;
    const { submitter } = event as SubmitEvent;
    const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
    return !event.defaultPrevented && isHere(form.target) && form.method !== 'dialog' ? action : null;
  }
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
  if (!link?.href || !isPlain(event as MouseEvent) || !isHere(link.target) || link.hasAttribute('download'))
    return null;
  return link.href;
}

/** Tells when the page is about to be left for another of the shop; heard last, after whatever the page itself does with the event. */
export function watchLeaving(onLeaving: () => void): void {
  const hear = (event: Event) => {
    const there = placeOf(event);
    if (there !== null && staysInShop(there, location.href)) onLeaving();
  };
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  const navigate = (event: Event) => {
    const { destination, hashChange, downloadRequest, defaultPrevented } = event as NavigateEvent;
    if (destination.sameDocument || hashChange || downloadRequest !== null || defaultPrevented) return;
    if (URL.parse(destination.url)?.origin === location.origin) onLeaving();
  };
  if (navigation) navigation.addEventListener('navigate', navigate);
  else for (const name of ['click', 'submit']) addEventListener(name, hear);
  // Before the panel, which keeps its keys to itself.
  addEventListener('keydown', (event) => isReload(event) && onLeaving(), { capture: true });
}
