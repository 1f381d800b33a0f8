/** Runs at most so many at once and lets at most so many wait: the rest is refused at once, while it is still cheap. */
export class BoundedWork {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
    private readonly refuse: () => Error,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await this.turn();
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** The place of whoever is done passes on, so it is counted all the time. */
  private turn(): Promise<void> {
    if (this.waiting.length >= this.mayWait) return Promise.reject(this.refuse());
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
