import { Injectable } from '@nestjs/common';
import { CalendarsService } from '@guichet/calendars';
import type { CallbackSettings } from '@guichet/contracts';
import { Clock, currentTenant, type Tx } from '@guichet/platform';
import { chosen, type SiteRow } from '@guichet/sites';
import { refuse } from '../callbacks/callback-making.service.ts';
import { hoursOfSite } from '../callbacks/site-hours.query.ts';
import { CallbackSettingsService } from '../settings/callback-settings.service.ts';
import { measuredCalls } from './measured-calls.query.ts';
import { capacityOf, minutesPerCall, slotProblem, slotsOf } from './slots.ts';
import { expectedAgents, takenAt, takenSlots } from './taken-slots.query.ts';

/** How long a slot is kept for somebody who still decides. */
const HOLD_MS = 5 * 60_000;
const MINUTE = 60_000;

export interface SlotPlace {
  site: SiteRow;
  queueId: string;
  settings: CallbackSettings;
}

/** Minutes that can be promised: within hours, and no more than agents can keep. */
@Injectable()
export class CallbackSlots {
  constructor(
    private readonly settings: CallbackSettingsService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async placeOf(tx: Tx, site: SiteRow, menuId: string | null): Promise<SlotPlace> {
    const { wish } = chosen(site.menu, menuId, 'fr');
    const queueId = wish.queueId ?? site.callbackQueueId ?? refuse('not_offered');
    return { site, queueId, settings: await this.settings.of(tx, site.id) };
  }

  /** Those with room, and the one that is held for this person. Without hours nobody has said when somebody is there: none. */
  async free(tx: Tx, place: SlotPlace, holderId: string | null): Promise<Date[]> {
    const { slots, capacity } = await this.offered(tx, place);
    const taken = await takenSlots(tx, place.queueId, { holderId, now: this.clock.now() });
    const length = place.settings.slotMinutes * MINUTE;
    const isFree = (at: Date) =>
      taken.filter((one) => Math.abs(one.getTime() - at.getTime()) < length).length < capacity;
    return slots.filter(isFree);
  }

  /** Refused unless there is room. Until the commit nobody else can have the last place of this queue. */
  async claim(tx: Tx, place: SlotPlace, at: Date, holderId: string): Promise<void> {
    await tx.$executeRaw`
      select pg_advisory_xact_lock(hashtext('callback-slots'), hashtext(${`${currentTenant()}:${place.queueId}`}))`;
    const now = this.clock.now();
    const length = place.settings.slotMinutes * MINUTE;
    const taken = await takenAt(tx, place.queueId, at, { holderId, now, length });
    const problem = slotProblem(at, { ...(await this.offered(tx, place)), taken, now });
    if (problem) refuse(problem);
    await tx.callbackHold.deleteMany({ where: { holderId } });
  }

  async hold(tx: Tx, place: SlotPlace, at: Date, holderId: string): Promise<Date> {
    await this.claim(tx, place, at, holderId);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + HOLD_MS);
    await tx.callbackHold.deleteMany({ where: { queueId: place.queueId, expiresAt: { lte: now } } });
    await tx.callbackHold.create({ data: { holderId, queueId: place.queueId, slotAt: at, expiresAt } });
    return expiresAt;
  }

  private async offered(tx: Tx, { site, queueId, settings }: SlotPlace): Promise<{ slots: Date[]; capacity: number }> {
    const hours = await hoursOfSite(tx, this.calendars, site);
    const agents = settings.expectedAgents ?? (await expectedAgents(tx, queueId));
    const handlingMinutes = minutesPerCall(await measuredCalls(tx, queueId), settings);
    return {
      slots: hours ? slotsOf(hours, this.clock.now(), settings) : [],
      capacity: capacityOf(agents, { ...settings, handlingMinutes }),
    };
  }
}
