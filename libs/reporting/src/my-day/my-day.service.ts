import { Injectable } from '@nestjs/common';
import { dayStart } from '@guichet/calendars';
import type { MyDay } from '@guichet/contracts';
import { Clock, currentActor, Db } from '@guichet/platform';
import { Facts } from '../facts/facts.service.ts';
import { occupancy } from '../figures/figures.ts';
import { homeZone } from '../wallboard/board-scope.query.ts';
import { readChannels, readFollowUps, readOwnOccupancy, readStates } from './my-day.query.ts';

/** From the beginning of a day into the next, even of one that has 25 hours. */
const TO_NEXT_DAY_MS = 26 * 3_600_000;

/** An agent's own day; whose it is says his session. */
@Injectable()
export class MyDays {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: Facts,
  ) {}

  async mine(): Promise<MyDay> {
    await this.facts.catchUp();
    const { userId } = currentActor();
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const zone = await homeZone(tx);
      const from = dayStart(zone, now);
      const day = { userId, from, now };
      const followUps = await readFollowUps(tx, userId, dayStart(zone, new Date(from.getTime() + TO_NEXT_DAY_MS)));
      return {
        from: from.toISOString(),
        at: now.toISOString(),
        channels: await readChannels(tx, day),
        occupancy: occupancy(await readOwnOccupancy(tx, day)),
        states: await readStates(tx, day),
        followUps: followUps.map(({ dueAt, ...one }) => ({ ...one, dueAt: dueAt.toISOString() })),
      };
    });
  }
}
