/** These run in the page, so each is whole by itself. */

export interface Point {
  x: number;
  y: number;
  /** A click would lead to another page of the app's own. */
  isHoverOnly: boolean;
}

/** An element of a payload, as it was written. */
export interface Theirs {
  name: string;
  attributes: [name: string, value: string][];
  /** Of a style or a script: the app has its own, with attributes as anybody's. */
  text: string;
}

/** Middles of what stands in these regions and in the mails within them, as far as it is on screen. */
export function pointsIn({ regions, most }: { regions: string; most: number }): Point[] {
  const points: Point[] = [];
  const isControl = 'a,button,input,textarea,select,[role=button],[role=option],[contenteditable]';
  const add = (element: Element, frame?: Element) => {
    const [box, around] = [element.getBoundingClientRect(), frame?.getBoundingClientRect()];
    const x = (around?.left ?? 0) + box.left + Math.min(box.width, 300) / 2;
    const y = (around?.top ?? 0) + box.top + Math.min(box.height, 60) / 2;
    const there = ((frame ?? element).getRootNode() as Document | ShadowRoot).elementFromPoint(x, y);
    // What is scrolled out of its box lies under something else.
    const isSeen = box.width > 0 && box.height > 0 && there && (frame ? there === frame : element.contains(there));
    if (!isSeen || points.some((one) => Math.abs(one.x - x) < 3 && Math.abs(one.y - y) < 3)) return;
    const link = element.closest('a');
    const href = link?.target === '_blank' && link.relList.contains('noopener') ? link.href : '';
    const isAway = href !== '' && !href.startsWith(location.origin);
    const control = element.closest(isControl);
    points.push({
      x,
      y,
      isHoverOnly: !frame && control !== null && !isAway && !link?.download,
    });
  };
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  for (const region of roots.flatMap((root) => [...root.querySelectorAll(regions)]))
    for (const element of region.querySelectorAll('*')) {
      if (element instanceof HTMLIFrameElement) {
        for (const theirs of element.contentDocument?.body?.querySelectorAll('*') ?? []) add(theirs, element);
      } else if (!(element instanceof SVGElement) && (element.childElementCount === 0 || element.tagName === 'A'))
        add(element);
    }
  return points.slice(0, most);
}

/**
 * What of these payloads is where it must not be: an element of theirs outside of a mail's frame, anything in a mail that lies
 * over its other parts, and controls of the app that lie under a message.
 */
export function coversOf({ theirs, isBare }: { theirs: Theirs[]; isBare: boolean }): string[] {
  const found: string[] = [];
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const nameOf = (element: Element) => element.outerHTML.slice(0, 120);
  const layers = (body: Element) => {
    for (const element of body.querySelectorAll('*')) {
      const { position, display } = getComputedStyle(element);
      if (/fixed|absolute|sticky/.test(position) && display !== 'none') found.push(`lies over: ${nameOf(element)}`);
    }
  };
  if (isBare) {
    layers(document.body);
    return found;
  }
  for (const frame of document.querySelectorAll('iframe')) {
    const [own, parent] = [frame.getBoundingClientRect(), frame.parentElement!.getBoundingClientRect()];
    if (own.left < parent.left - 1 || own.right > parent.right + 1) found.push('the mail is wider than its place');
    if (frame.contentDocument) layers(frame.contentDocument.body);
  }
  // The app makes a link of an address that is written out: it says where it leads, and what it opens reaches nothing back.
  const isOwnLink = (element: Element) =>
    element instanceof HTMLAnchorElement &&
    /^https?:/.test(element.href) &&
    element.textContent === element.getAttribute('href') &&
    element.target === '_blank' &&
    element.relList.contains('noopener');
  for (const { name, attributes, text } of theirs) {
    const hasClass = attributes.some(([key]) => key === 'class');
    // The app's own parts have classes of its own; nothing gives any to what comes from outside.
    const isSame = (element: Element) =>
      !isOwnLink(element) &&
      (hasClass || !element.hasAttribute('class')) &&
      attributes.every(([key, value]) => element.getAttribute(key) === value) &&
      element.textContent.includes(text);
    const landed = roots.flatMap((root) => [...root.querySelectorAll(name)]).find(isSame);
    if (landed) found.push(`stands in the app's own page: ${nameOf(landed)}`);
  }
  const message = 'iframe,[role=log] article,[role=region] article,.bubble';
  for (const control of roots.flatMap((root) => [...root.querySelectorAll('a,button,input')])) {
    if (control.closest(`${message},[role=log],[role=region]`)) continue;
    const { left, top, width, height } = control.getBoundingClientRect();
    const root = control.getRootNode() as Document | ShadowRoot;
    // Near its beginning: the end of a long line may be cut off, and lie unseen under anything.
    const over = width && height ? root.elementFromPoint(left + Math.min(width, 30) / 2, top + height / 2) : null;
    if (over?.closest(message)) found.push(`under a message: ${nameOf(control)}`);
  }
  return found;
}

/** Which of these words can be read on the page, spaces and unseen signs aside. */
export function readable(words: string[]): boolean[] {
  const bare = (text: string) => text.replace(/[\s\p{C}]+/gu, '');
  const roots = [document.body, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const shown = roots.map((root) => bare(root instanceof HTMLElement ? root.innerText : root.textContent)).join(' ');
  const typed = roots.flatMap((root) => [...root.querySelectorAll('input,textarea')]);
  const all = [shown, ...typed.map((field) => bare((field as HTMLInputElement).value))].join(' ').toLowerCase();
  return words.map((word) => all.includes(bare(word).slice(0, 40).toLowerCase()));
}
