/**
 * One look a key at most every so often, however much happens: at once when none was lately, else when its time is over; none
 * that was wanted is forgotten, and none begins while another of its key runs.
 */
export class Looks {
  private readonly busy = new Map<string, { isWanted: boolean }>();
  constructor(
    private readonly everyMs: number,
    private readonly look: (key: string) => Promise<void>,
  ) {}

  want(key: string): void {
    const known = this.busy.get(key);
    if (known) known.isWanted = true;
    else void this.run(key);
  }

  private async run(key: string): Promise<void> {
    const mine = { isWanted: false };
    this.busy.set(key, mine);
    const over = new Promise<void>((resolve) => void setTimeout(resolve, this.everyMs).unref());
    await Promise.all([this.look(key), over]);
    if (mine.isWanted) void this.run(key);
    else this.busy.delete(key);
  }
}
