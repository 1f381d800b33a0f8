import { Injectable } from '@nestjs/common';
import type { Calendar, createCalendar, InputOf, listCalendars, OutputOf, updateCalendar } from '@guichet/contracts';
import { type Act, Audit, Db, DomainError, Events, found, key, type rows, type Tx } from '@guichet/platform';
import type { BusinessHours } from './business-time.ts';

/** Says what of a lib needs a calendar: `{ queues: ["Vente"] }`; empty lists are left out. */
type Uses = (tx: Tx, calendarId: string) => Promise<Record<string, string[]>>;

@Injectable()
export class CalendarsService {
  private readonly uses: Uses[] = [];

  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /** Libs above keep their calendars from being deleted. */
  whenAskedForUses(uses: Uses): void {
    this.uses.push(uses);
  }

  async list(): Promise<OutputOf<typeof listCalendars>> {
    const all = await this.db.tx((tx) => tx.businessCalendar.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }));
    return { calendars: all.map(toCalendar) };
  }

  /** By id; absent ones are left out. */
  async hoursOf(tx: Tx, ids: readonly string[]): Promise<Map<string, BusinessHours>> {
    if (ids.length === 0) return new Map();
    const all = await tx.businessCalendar.findMany({ where: { id: { in: [...new Set(ids)] } } });
    return new Map(all.map((row) => [row.id, toCalendar(row)]));
  }

  create(input: InputOf<typeof createCalendar>): Promise<Calendar> {
    return this.db.tx(async (tx) => {
      const row = await tx.businessCalendar.create({ data: input });
      await this.tell(tx, row.id, 'calendar.created', input);
      return toCalendar(row);
    });
  }

  update({ calendarId, ...wishes }: InputOf<typeof updateCalendar>): Promise<Calendar> {
    return this.db.tx(async (tx) => {
      found(await tx.businessCalendar.findUnique({ where: key(calendarId) }));
      const row = await tx.businessCalendar.update({ where: key(calendarId), data: given(wishes) });
      await this.tell(tx, calendarId, 'calendar.changed', given(wishes));
      return toCalendar(row);
    });
  }

  remove(calendarId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      found(await tx.businessCalendar.findUnique({ where: key(calendarId) }));
      const uses = Object.assign({}, ...(await Promise.all(this.uses.map((ask) => ask(tx, calendarId))))) as object;
      if (Object.keys(uses).length) throw new DomainError('in_use', uses);
      await tx.businessCalendar.delete({ where: key(calendarId) });
      await this.tell(tx, calendarId, 'calendar.deleted', {});
      return { ok: true };
    });
  }

  private async tell(tx: Tx, calendarId: string, action: Act['action'], data: object): Promise<void> {
    await this.events.record(tx, 'calendar.changed', { calendarId });
    const about = { action, subjectType: 'calendar', subjectId: calendarId };
    await this.audit.record(tx, { ...about, data: data as Record<string, unknown> });
  }
}

const toCalendar = ({ id, name, zone, ranges, holidays }: rows.BusinessCalendar): Calendar => ({
  ...{ id, name, zone },
  ranges: ranges as Calendar['ranges'],
  holidays: holidays as Calendar['holidays'],
});

const given = <T extends object>(wishes: T) =>
  Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
