import type { Page } from '@playwright/test';
import { readable } from './in-page.ts';
import type { Channel, Piece } from './pieces.ts';

const keyOf = ({ channel, payload }: Piece) => `${channel} ${payload.id}`;

/** Which payloads were really on a screen: a check that looks at empty pages finds nothing. */
export class Sightings {
  readonly #seen = new Set<string>();

  /** A mail's body is HTML: of that only what its frame shows could be compared, so an opened mail is enough. */
  async look(page: Page, pieces: readonly Piece[]): Promise<void> {
    const isRead = await page.evaluate(
      readable,
      pieces.map(({ payload }) => payload.p),
    );
    const hasMail = (await page.locator('[role=region] article').count()) > 0;
    for (const [at, piece] of pieces.entries())
      if (piece.channel === 'mail body' ? hasMail : isRead[at]) this.#seen.add(keyOf(piece));
  }

  has = (piece: Piece): boolean => this.#seen.has(keyOf(piece));
  countOf = (channel: Channel): number => [...this.#seen].filter((key) => key.startsWith(`${channel} `)).length;
}
