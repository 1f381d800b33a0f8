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

export async function touch(watch: Watch, regions: string): Promise<void> {
  const points = await watch.page.evaluate(pointsIn, { regions, most: MOST_POINTS });
  await Promise.all(points.map(({ x, y, isHoverOnly }) => watch.point(x, y, !isHoverOnly)));
  await sleep(SETTLE_MS);
}

/** Not parsed in the page: its own rules would speak up against what we only want to compare. */
const elementsOf = (html: string): Theirs[] =>
  DomUtils.getElementsByTagName('*', parseDocument(html))
    .map((element) => ({
      name: element.name,
      attributes: Object.entries(element.attribs).filter(([key]) => !key.startsWith('xmlns')),
      text: /^(?:style|script)$/i.test(element.name) ? DomUtils.textContent(element) : '',
    }))
    .filter(({ name, attributes }) => /^[a-z][\w-]*$/i.test(name) && attributes.length > 0);
