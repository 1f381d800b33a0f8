import { Injectable } from '@nestjs/common';
import { type LegId, MediaError } from '@guichet/media';
import { log } from '@guichet/platform';
import { CallHooks } from '../live/call-hooks.service.ts';
import { CallMedia } from '../media/call-media.service.ts';

/** Says one sound after the other to one leg. What is heard next takes the place of a sound that was cut off. */
@Injectable()
export class Prompter {
  /** What waits for a leg's sound to end. */
  private readonly saying = new Map<LegId, () => void>();

  constructor(
    private readonly media: CallMedia,
    hooks: CallHooks,
  ) {
    hooks.add({ played: async (_, { media: leg }) => this.saying.get(leg)?.() });
  }

  /** Answers whether all was said to its end; false when `signal` cut it off, or a sound could not be played. */
  async say(leg: LegId, sounds: readonly string[], signal: AbortSignal): Promise<boolean> {
    let isSaid = true;
    for (const sound of sounds) if (!signal.aborted) isSaid = (await this.one(leg, sound, signal)) && isSaid;
    return isSaid && !signal.aborted;
  }

  private async one(leg: LegId, sound: string, signal: AbortSignal): Promise<boolean> {
    const { promise: over, resolve } = Promise.withResolvers<void>();
    this.saying.set(leg, resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    try {
      await this.media.anchor.play(leg, sound);
      await over;
      return true;
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      // A leg that is gone is told of elsewhere, and a sound that is missing must not end a call.
      log.warn({ err: error, sound }, 'a prompt could not be played');
      return false;
    } finally {
      if (this.saying.get(leg) === resolve) this.saying.delete(leg);
    }
  }
}
