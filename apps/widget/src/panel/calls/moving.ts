import type { Host } from '../../host.ts';
import type { Store } from '../state.ts';
import type { Course } from './call-course.ts';
import { isOnLine } from './call-state.ts';
import type { Handset } from './handset.ts';
import { keptCall } from './kept-call.ts';
import { watchLeaving } from './leaving.ts';
import type { Preparation } from './preparation.ts';

/** How long a page counts as left for another one after it said so. */
const LEAVING_MS = 10_000;

interface Given {
  store: Store;
  handset: Handset;
  course: Course;
  preparation: Preparation;
  /** By the visitor's will. */
  end: () => void;
}
/** The call goes from page to page: what one leaves, the next takes up; who leaves the shop has hung up. */
export function openMoving({ line, tab }: Host, { store, handset, course, preparation, end }: Given) {
  const { take, over } = course;
  const now = () => store.get().call;

  let leftAt = -Infinity;
  let staying: ReturnType<typeof setTimeout> | undefined;
  watchLeaving(() => {
    const { view } = now();
    if (!view || !isOnLine(now())) return;
    leftAt = performance.now();
    line.say('call.moving', { callId: view.callId });
    clearTimeout(staying);
    // Still here: it was a download, or the visitor was asked and stays.
    staying = setTimeout(() => isOnLine(now()) && line.say('call.staying', { callId: view.callId }), LEAVING_MS);
  });
  addEventListener('pagehide', () => {
    if (!isOnLine(now())) return;
    if (performance.now() - leftAt > LEAVING_MS) return end();
    course.telephone()?.abandon();
    handset.putDown();
  });

  /** On a page that follows another one of the same tab. */
  async function takeUp(): Promise<void> {
    const kept = keptCall(tab);
    if (!kept) return;
    const isWanted = course.turnAway();
    take({ step: 'resumed', ...kept });
    if (store.get().view.name === 'home') store.set({ view: { name: 'call' } });
    if (!(await preparation.hold(true))) return;
    if ((await preparation.listen(isWanted)) && isWanted()) await course.resume(kept.callId);
    else if (isWanted()) over('failed');
  }
  // By "back": the page stands as it was left, and the call may be where it was.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && keptCall(tab)) void takeUp();
    else if (persisted && isOnLine(now())) take({ step: 'closed' });
  });
  return takeUp;
}
