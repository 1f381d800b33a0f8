import { FRAME_MS } from './frame.ts';

/** Later than this, frames are given up instead of being sent in a burst. */
const PATIENCE_MS = 200;

/** One timer for all that is made frame by frame: sounds, mixes, recordings. Runs only while somebody needs it. */
export class FrameClock {
  readonly #failed: (error: unknown) => void;
  readonly #tasks = new Set<() => void>();
  #due = 0;
  #timer: NodeJS.Timeout | null = null;

  /** `failed` is told what a task throws; the others go on, and so does that one. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** Calls `task` every 20 ms, until what it gives is called. */
  every(task: () => void): () => void {
    this.#tasks.add(task);
    if (!this.#timer) {
      this.#due = performance.now();
      this.#run();
    }
    return () => void this.#tasks.delete(task);
  }

  #run(): void {
    const now = performance.now();
    if (now - this.#due > PATIENCE_MS) this.#due = now;
    while (this.#due <= now) {
      this.#due += FRAME_MS;
      for (const task of [...this.#tasks]) this.#try(task);
    }
    this.#timer = this.#tasks.size > 0 ? setTimeout(() => this.#run(), Math.max(1, this.#due - now)) : null;
  }

  #try(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#failed(error);
    }
  }
}
