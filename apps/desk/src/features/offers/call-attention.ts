import { playOfferSound } from './offer-sound.ts';

/** Long enough that every tab has heard of the offer. */
const CLAIM_MS = 2000;

/** Of several open tabs one rings. */
async function inOneTab(workItemId: string, ring: () => unknown) {
  if (!('locks' in navigator)) return void ring();
  await navigator.locks.request(`guichet.offer.${workItemId}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    ring();
    await new Promise((end) => setTimeout(end, CLAIM_MS));
  });
}

interface Attention {
  workItemId: string;
  title: string;
  body: string;
}

/** Sound, and outside of the page when nobody looks at it. Answers with what takes the notification away. */
export function callAttention(attention: Attention): () => void {
  void inOneTab(attention.workItemId, playOfferSound).catch(() => undefined);
  return notify(attention);
}

/** For what makes its own sound, as a telephone that rings. */
export function notify({ workItemId, title, body }: Attention): () => void {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return () => undefined;
  // The same tag: several tabs make one notification.
  const shown = new Notification(title, { body, tag: workItemId });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
  return () => shown.close();
}
