/** Calls `tell` at once for the first of a key, then at most once per `interval` while more come; none is forgotten. */
export class Throttle {
  private readonly waiting = new Map<string, { isWanted: boolean }>();
  constructor(
    private readonly interval: number,
    private readonly tell: (key: string) => void,
  ) {}

  want(key: string): void {
    const wait = this.waiting.get(key);
    if (wait) wait.isWanted = true;
    else this.run(key);
  }

  private run(key: string): void {
    const wait = { isWanted: false };
    this.waiting.set(key, wait);
    this.tell(key);
    setTimeout(() => {
      if (wait.isWanted) this.run(key);
      else this.waiting.delete(key);
    }, this.interval).unref();
  }
}
