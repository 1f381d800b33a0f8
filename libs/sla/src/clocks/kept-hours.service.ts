import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BusinessHours, CalendarsService } from '@guichet/calendars';
import type { Tx } from '@guichet/platform';

export interface NamedHours {
  id: string;
  hours: BusinessHours;
}

/** Opening hours under a name of their content, so that a clock can be measured on by those it began with. */
@Injectable()
export class KeptHours {
  constructor(private readonly calendars: CalendarsService) {}

  /** A calendar's hours as they are now, kept; null for none, and for one that is gone. */
  async ofCalendar(tx: Tx, calendarId: string | null): Promise<NamedHours | null> {
    const calendar = calendarId ? (await this.calendars.hoursOf(tx, [calendarId])).get(calendarId) : undefined;
    if (!calendar) return null;
    const { zone, ranges, holidays } = calendar;
    const text = JSON.stringify({ zone, ranges, holidays });
    const id = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    await tx.slaHours.createMany({ data: [{ id, hours: JSON.parse(text) as object }], skipDuplicates: true });
    return { id, hours: { zone, ranges, holidays } };
  }

  async byId(tx: Tx, ids: readonly string[]): Promise<Map<string, BusinessHours>> {
    if (ids.length === 0) return new Map();
    const all = await tx.slaHours.findMany({ where: { id: { in: [...ids] } } });
    return new Map(all.map(({ id, hours }) => [id, hours as unknown as BusinessHours]));
  }
}
