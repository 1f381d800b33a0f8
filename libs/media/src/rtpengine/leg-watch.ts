import type { LegId, MediaEvent } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import type { RtpengineLeg } from './rtpengine-leg.ts';

const CONNECTING_MS = 200;
const CONNECTED_MS = 5_000;
/** A browser sends at least its reports every few seconds, muted or on hold. */
const LOST_AFTER_MS = 20_000;

/** rtpengine tells nothing by itself: each leg is looked at, often until its first packet is there. */
export class LegWatch {
  readonly #timers = new Map<LegId, NodeJS.Timeout>();
  readonly #told: (event: MediaEvent) => void;

  constructor(told: (event: MediaEvent) => void) {
    this.#told = told;
  }

  begin(leg: RtpengineLeg): void {
    if (!this.#timers.has(leg.id)) this.#wait(leg, false);
  }

  end(id: LegId): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #wait(leg: RtpengineLeg, isConnected: boolean): void {
    const look = (): void => void this.#look(leg, isConnected);
    this.#timers.set(leg.id, setTimeout(look, isConnected ? CONNECTED_MS : CONNECTING_MS));
  }

  async #look(leg: RtpengineLeg, wasConnected: boolean): Promise<void> {
    const lastPacketAt = await this.#lastPacketAt(leg);
    if (!this.#timers.has(leg.id)) return;
    const isConnected = wasConnected || (lastPacketAt !== null && lastPacketAt > 0);
    if (isConnected && !wasConnected) this.#told({ type: 'connected', leg: leg.id });
    const isSilent = leg.kind === 'browser' && isConnected && Date.now() - (lastPacketAt ?? 0) * 1_000 > LOST_AFTER_MS;
    if (lastPacketAt === null || isSilent) return this.#told({ type: 'lost', leg: leg.id });
    this.#wait(leg, isConnected);
  }

  /** Null when rtpengine does not know the leg. While it does not answer, nothing is concluded. */
  async #lastPacketAt(leg: RtpengineLeg): Promise<number | null> {
    try {
      return (await leg.look()).lastPacketAt;
    } catch (error) {
      return error instanceof MediaError && error.code === 'unknown_leg' ? null : Date.now() / 1_000;
    }
  }
}
