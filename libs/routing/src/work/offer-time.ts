import { Injectable } from '@nestjs/common';
import { Clock, type Tx } from '@guichet/platform';
import { DrainRequests } from '../router/drain-requests.ts';

/** Who refused an item or let it ring is not asked again for so long (Genesys). */
const COOL_DOWN_MS = 60_000;

/** The times around offers. */
@Injectable()
export class OfferTime {
  constructor(
    private readonly clock: Clock,
    private readonly drains: DrainRequests,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** A timer may ring a moment early. */
  soon(): Date {
    return new Date(this.clock.now().getTime() + 250);
  }

  /** Those that are over go. */
  coolDowns(before: Record<string, string> = {}, agentId: string): Record<string, string> {
    const now = this.clock.now().toISOString();
    const left = Object.entries(before).filter(([, until]) => until > now);
    return { ...Object.fromEntries(left), [agentId]: this.coolDownEnd().toISOString() };
  }

  /** For the others now, and for him once he may be asked again. */
  async drainNowAndLater(tx: Tx): Promise<void> {
    await this.drains.want(tx);
    await this.drains.wantAt(tx, this.coolDownEnd());
  }

  private coolDownEnd(): Date {
    return new Date(this.clock.now().getTime() + COOL_DOWN_MS);
  }
}
