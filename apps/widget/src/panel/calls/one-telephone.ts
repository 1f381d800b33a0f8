/** How long a page waits for the one before it in its tab to be gone. */
const HANDOVER_MS = 3000;

/** One telephone a visitor, whatever his tabs do: whoever holds the lock has it, and a page that is gone holds nothing. Answers with its release, or null. */
export function takeTelephone(siteKey: string, isHandedOver: boolean): Promise<(() => void) | null> {
  // Only where there are microphones are there locks.
  if (!('locks' in navigator)) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    const held = () => new Promise<void>((release) => resolve(release));
    const name = `guichet:${siteKey}:telephone`;
    const options = isHandedOver ? { signal: AbortSignal.timeout(HANDOVER_MS) } : { ifAvailable: true };
    navigator.locks.request(name, options, (lock) => (lock ? held() : resolve(null))).catch(() => resolve(null));
  });
}
