interface Shown {
  sequence: number;
  previous?: number;
  text: string;
}

/** One side's screen: what it was pushed and what it asked for, put in by sequence as the widget and the desk do. */
export class TrialScreen {
  private readonly shown = new Map<number, string>();
  /** Without a gap up to here, as far as the screen can know. */
  upTo = 0;
  doubled = 0;

  /** Answers whether something is missing before it. */
  put({ sequence, previous, text }: Shown): boolean {
    const known = this.shown.get(sequence);
    if (known !== undefined && known !== text) this.doubled += 1;
    this.shown.set(sequence, text);
    const isNext = previous === undefined || previous <= this.upTo;
    if (isNext) this.upTo = Math.max(this.upTo, sequence);
    return !isNext;
  }

  has(text: string): boolean {
    return [...this.shown.values()].includes(text);
  }

  /** In the order of the screen. */
  texts(): string[] {
    return [...this.shown].sort(([one], [other]) => one - other).map(([, text]) => text);
  }
}
