import type { Availability, Locale, WidgetConfig } from '@guichet/contracts';
import styles from './button.css?inline';
import { inkOn } from './ink.ts';
import { openingWords, waitWords, wordsFor } from './words.ts';

export interface Shown {
  isOpen: boolean;
  unread: number;
  hasChat: boolean;
}

/** What the button says; null: there is nothing it could offer, so there is none. */
export function buttonWords(
  { appearance, hasForm }: WidgetConfig,
  availability: Availability | null,
  { isOpen, hasChat }: Shown,
  language: Locale,
): { label: string; detail: string } | null {
  const words = wordsFor(language);
  if (isOpen) return { label: words.close, detail: '' };
  if (hasChat) return { label: words.resume, detail: '' };
  if (availability?.canChat)
    return {
      label: appearance.button[language] || words.chat,
      detail: waitWords(availability.estimateSeconds, language),
    };
  if (availability?.canCall) return { label: words.call, detail: '' };
  if (availability?.canCallBack) return { label: words.callBack, detail: '' };
  if (availability && hasForm) return { label: words.write, detail: openingWords(availability, language) };
  if (availability?.canSchedule) return { label: words.callBack, detail: '' };
  return null;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M21 12a8 8 0 0 1-11.6 7.1L4 20.5l1.4-4.3A8 8 0 1 1 21 12Z';
const DOWN = 'M6 9l6 6 6-6';

/** Drawn by hand, so that no library has to come for it. It hangs over the page and moves nothing. */
export function addButton(config: WidgetConfig, onClick: () => void) {
  const host = document.createElement('div');
  host.id = 'guichet';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  host.style.setProperty('--fill', config.appearance.colour);
  host.style.setProperty('--on-fill', inkOn(config.appearance.colour));
  host.dataset.side = config.appearance.position;

  const button = document.createElement('button');
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = svg.appendChild(document.createElementNS(SVG, 'path'));
  const text = document.createElement('span');
  const label = document.createElement('b');
  const detail = document.createElement('small');
  const count = document.createElement('i');
  // Spaces, so that what is read aloud is what stands there.
  text.append(label, ' ', detail);
  button.append(svg, text, ' ', count);
  button.className = 'button';
  button.type = 'button';
  button.onclick = onClick;
  button.hidden = true;
  root.append(button);
  document.body.append(host);

  return {
    root,
    focus: () => button.focus(),
    show(words: ReturnType<typeof buttonWords>, { isOpen, unread }: Shown, language: Locale) {
      button.hidden = !words;
      button.lang = language;
      button.classList.toggle('open', isOpen);
      button.setAttribute('aria-expanded', String(isOpen));
      path.setAttribute('d', isOpen ? DOWN : BUBBLE);
      label.textContent = words?.label ?? '';
      detail.textContent = words?.detail ?? '';
      count.textContent = unread && !isOpen ? String(Math.min(unread, 99)) : '';
      const told = [words?.label, words?.detail, unread && wordsFor(language).unread.replace('{n}', String(unread))];
      button.setAttribute('aria-label', told.filter(Boolean).join(', '));
    },
  };
}
