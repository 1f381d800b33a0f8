import { setTimeout as sleep } from 'node:timers/promises';
import { DomUtils, parseDocument } from 'htmlparser2';
import { coversOf, pointsIn, type Theirs } from './in-page.ts';
import type { Piece } from './pieces.ts';
import type { Watch } from './watch.ts';

const MOST_POINTS = 10;
/** What a click starts, such as a picture that fails to load, has happened by then. */
const SETTLE_MS = 60;

/** Looks whether anything lies where it must not, then hovers over and clicks what stands there. */
export async function handle(watch: Watch, where: string, suspects: readonly Piece[], regions: string): Promise<void> {
  const { page } = watch;
  watch.during(where, suspects);
  const payloads = new Set(suspects.map(({ payload }) => payload.p));
  for (const cover of await page.evaluate(coversOf, { theirs: [...payloads].flatMap(elementsOf), isBare: false }))
    watch.report('covered', cover);
  await touch(watch, regions);
}

/** One thing after the other, as a hand would; only where a link leads elsewhere we wait for what it does. */
export async function touch(watch: Watch, regions: string): Promise<void> {
  const done: Promise<void>[] = [];
  for (const { x, y, href, isHoverOnly } of await watch.page.evaluate(pointsIn, { regions, most: MOST_POINTS })) {
    if (href) await Promise.all(done.splice(0));
    if (href && !isHoverOnly) watch.follow(href);
    done.push(watch.point(x, y, !isHoverOnly));
    if (href) await Promise.all(done.splice(0));
  }
  await Promise.all(done);
  await sleep(SETTLE_MS);
}

/** Not parsed in the page: its own rules would speak up against what we only want to compare. */
const elementsOf = (html: string): Theirs[] =>
  DomUtils.getElementsByTagName('*', parseDocument(html))
    .map(({ name, attribs }) => ({ name, attributes: Object.entries(attribs) }))
    .filter(({ name, attributes }) => /^[a-z][\w-]*$/i.test(name) && attributes.length > 0);
