import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

export type Way = 'imap' | 'smtp';

/** What was sent, in a file outside the product: a line before each mail leaves, a line once it is taken. */
export class Ledger {
  readonly file: string;
  #handle: number;

  constructor(file: string) {
    this.file = file;
    this.#handle = openSync(file, 'a');
  }

  sending(number: number, way: Way): void {
    writeSync(this.#handle, `${JSON.stringify({ number, way, event: 'sending' })}\n`);
  }

  taken(number: number): void {
    writeSync(this.#handle, `${JSON.stringify({ number, event: 'taken' })}\n`);
  }

  /** Numbers of the mails that somebody said yes to, with the way they went. */
  read(): Map<number, Way> {
    const ways = new Map<number, Way>();
    const taken = new Map<number, Way>();
    for (const line of readFileSync(this.file, 'utf8').trim().split('\n')) {
      const { number, way, event } = JSON.parse(line) as { number: number; way: Way; event: string };
      if (event === 'sending') ways.set(number, way);
      else taken.set(number, ways.get(number)!);
    }
    return taken;
  }

  close(): void {
    closeSync(this.#handle);
  }
}
