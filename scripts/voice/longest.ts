/** How long something has been so without a break, at the longest: a stopwatch for each name that is looked at. */
export class Longest {
  readonly #since = new Map<string, number>();
  #worst = { milliseconds: 0, name: '' };

  /** These, and only these, are so now. */
  look(now: number, names: Iterable<string>): void {
    const seen = new Set(names);
    for (const name of this.#since.keys()) if (!seen.has(name)) this.#since.delete(name);
    for (const name of seen) {
      const since = this.#since.get(name) ?? now;
      this.#since.set(name, since);
      if (now - since > this.#worst.milliseconds) this.#worst = { milliseconds: now - since, name };
    }
  }

  get seconds(): number {
    return this.#worst.milliseconds / 1000;
  }
  /** Whose it was. */
  get name(): string {
    return this.#worst.name;
  }
}
