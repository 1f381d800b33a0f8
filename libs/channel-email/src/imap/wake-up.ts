/** Lets one waiter be woken early. A call that comes while nobody waits counts for the next wait. */
export class WakeUp {
  private isDue = false;
  private wake: (() => void) | undefined;

  now(): void {
    this.isDue = true;
    this.wake?.();
  }

  reset(): void {
    this.isDue = false;
  }

  async wait(ms: number): Promise<void> {
    if (this.isDue) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
