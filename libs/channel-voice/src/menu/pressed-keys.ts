/** Whoever presses on and on is not listened to for ever. */
const MAX_KEPT = 20;

/** Keys as they are pressed, each given once. */
export class PressedKeys {
  private readonly kept: string[] = [];
  private waiting: ((key: string | null) => void) | null = null;

  push(key: string): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) waiting(key);
    else if (this.kept.length < MAX_KEPT) this.kept.push(key);
  }

  /** Null when `signal` ends the waiting. */
  next(signal: AbortSignal): Promise<string | null> {
    const kept = this.kept.shift();
    if (kept !== undefined || signal.aborted) return Promise.resolve(kept ?? null);
    return new Promise((resolve) => {
      const done = (key: string | null): void => {
        signal.removeEventListener('abort', cancel);
        resolve(key);
      };
      const cancel = (): void => {
        this.waiting = null;
        done(null);
      };
      this.waiting = done;
      signal.addEventListener('abort', cancel, { once: true });
    });
  }
}
