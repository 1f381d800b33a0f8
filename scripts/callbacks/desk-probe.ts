import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench/figures.ts';
import type { TrialPerson } from '../routing/trial-house.ts';

const PAUSE_MS = 100;
const VIEWS = ['todo', 'unassigned', 'all'];
/** What a person at a desk waits for, by paths that are asked for at once. */
const ACTS: Record<string, (conversationId: string, round: number) => string[]> = {
  list: (_, round) => [`/api/conversations?view=${VIEWS[round % VIEWS.length]}&limit=50`],
  counts: () => ['/api/views'],
  open: (id) => [`/api/conversations/${id}`, `/api/conversations/${id}/timeline`, `/api/conversations/${id}/callbacks`],
};
export type Times = Record<string, number[]>;

/** Somebody who goes through lists and conversations, one request after the other. */
export class DeskProbe {
  readonly #url: string;
  readonly #cookie: string;
  readonly #ids: readonly string[];
  #round = 0;

  constructor(url: string, { cookie }: TrialPerson, conversationIds: readonly string[]) {
    [this.#url, this.#cookie, this.#ids] = [url, cookie, conversationIds];
  }

  /** Milliseconds of each act, until there is nothing more to look at. */
  async look(isOver: () => boolean): Promise<Times> {
    const times: Times = Object.fromEntries(Object.keys(ACTS).map((act) => [act, []]));
    while (!isOver()) {
      this.#round += 1;
      const id = this.#ids[(this.#round * 37) % this.#ids.length]!;
      for (const [act, pathsOf] of Object.entries(ACTS)) {
        const started = performance.now();
        await Promise.all(pathsOf(id, this.#round).map((path) => this.#get(path)));
        times[act]!.push(performance.now() - started);
      }
      await sleep(PAUSE_MS);
    }
    return times;
  }

  async #get(path: string): Promise<void> {
    const answer = await fetch(this.#url + path, { headers: { cookie: this.#cookie } });
    if (!answer.ok) throw new Error(`${answer.status} at ${path}`);
    await answer.arrayBuffer();
  }
}

export interface DeskFigures {
  act: string;
  'before p95 ms': number;
  'p95 ms': number;
  ratio: number;
}
export const deskFigures = (before: Times, during: Times): DeskFigures[] =>
  Object.keys(ACTS).map((act) => {
    const [was, is] = [percentile(before[act]!, 0.95), percentile(during[act]!, 0.95)];
    return { act, 'before p95 ms': was, 'p95 ms': is, ratio: is / was };
  });
