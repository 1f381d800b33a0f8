/** What this computer's clock is ahead of the server's, learnt from an offer at the moment it comes in. */
let aheadMs = 0;
/** Less than this is the way over the network. */
const NOTICED_MS = 2000;

export function learnClock(offeredAt: string, now = Date.now()) {
  const difference = now - Date.parse(offeredAt);
  aheadMs = Math.abs(difference) > NOTICED_MS ? difference : 0;
}
export const serverNow = () => Date.now() - aheadMs;
