import { render } from 'preact';
import type { Host, Panel } from '../host.ts';
import { isOnLine } from './calls/call-state.ts';
import { openSession } from './session.ts';
import { readableOn } from './shades.ts';
import calls from './styles/call.css?inline';
import dialogue from './styles/dialogue.css?inline';
import forms from './styles/forms.css?inline';
import frame from './styles/frame.css?inline';
import { Frame } from './views/frame.tsx';

const CARD = { light: '#ffffff', dark: '#20252a' };

/** Draws the panel beside the button, in the same shadow root: neither the page's styles nor ours reach the other. */
export function mount(host: Host): Panel {
  const { root, config, language } = host;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(frame + forms + dialogue + calls);
  root.adoptedStyleSheets.push(sheet);
  const place = document.createElement('div');
  place.lang = language;
  place.className = 'place';
  place.style.setProperty('--acc-light', readableOn(config.appearance.colour, CARD.light));
  place.style.setProperty('--acc-dark', readableOn(config.appearance.colour, CARD.dark));
  root.prepend(place);

  const session = openSession(host);
  const { store } = session;
  const toggle = (isOpen = !store.get().isOpen) => {
    if (isOpen === store.get().isOpen) return;
    // A microphone that waits for its call, or an end that was read, does not outlast the window.
    if (!isOpen && store.get().view.name === 'call' && !isOnLine(store.get().call)) session.goBack();
    store.set({ isOpen });
    session.marks.changed();
    if (isOpen) void host.refresh().then((availability) => availability && store.set({ availability }));
    else host.focusButton();
  };
  render(<Frame session={session} open={() => toggle(true)} close={() => toggle(false)} />, place);
  return { toggle, hear: session.hear, reset: session.reset };
}
