import { Injectable } from '@nestjs/common';
import type { BusinessHours } from '@guichet/calendars';
import type { SlaKind } from '@guichet/contracts';
import { currentTenant, Jobs, type rows, type Tx } from '@guichet/platform';
import type { Advanced } from './advance.ts';
import type { rowOf, unpromised } from './clock-rows.ts';
import { KeptHours, type NamedHours } from './kept-hours.service.ts';

const A_SECOND = 1000;
type Row = ReturnType<typeof rowOf> | ReturnType<typeof unpromised>;

/** The rows of clocks, and the job that looks at them when time has passed. */
@Injectable()
export class ClockStore {
  constructor(
    private readonly hours: KeptHours,
    private readonly jobs: Jobs,
  ) {}

  async of(tx: Tx, conversationId: string): Promise<Map<SlaKind, rows.SlaClock>> {
    const all = await tx.slaClock.findMany({ where: { conversationId } });
    return new Map(all.map((row) => [row.kind, row]));
  }

  /** The hours of a calendar now, and those that the rows were measured with. */
  async hoursOf(
    tx: Tx,
    calendarId: string | null,
    known: ReadonlyMap<SlaKind, rows.SlaClock>,
  ): Promise<{ hours: NamedHours | null; before: Map<string, BusinessHours> }> {
    const hours = await this.hours.ofCalendar(tx, calendarId);
    const ids = new Set([...known.values()].flatMap(({ hoursId }) => hoursId ?? []));
    return {
      hours,
      before: await this.hours.byId(
        tx,
        [...ids].filter((id) => id !== hours?.id),
      ),
    };
  }

  async write(tx: Tx, conversationId: string, kind: SlaKind, row: Row): Promise<void> {
    const where = { tenantId_conversationId_kind: { tenantId: currentTenant(), conversationId, kind } };
    if ('countsFrom' in row) await tx.slaClock.upsert({ where, create: { conversationId, kind, ...row }, update: row });
    else await tx.slaClock.update({ where, data: row });
  }

  async releaseAll(tx: Tx, conversationId: string, row: ReturnType<typeof unpromised>): Promise<void> {
    await tx.slaClock.updateMany({ where: { conversationId }, data: row });
  }

  /** One timer for all clocks of a conversation, at the first moment that changes one of them. */
  async wakeAt(
    tx: Tx,
    conversationId: string,
    { known, advances, now }: { known: ReadonlyMap<SlaKind, rows.SlaClock>; advances: readonly Advanced[]; now: Date },
  ): Promise<void> {
    const runAt = firstOf(advances.map(({ nextAt }) => nextAt));
    const before = firstOf([...known.values()].map(({ nextAt }) => nextAt));
    // A timer that went off a moment early is set again.
    const isSet = runAt?.getTime() === before?.getTime() && Number(before) > now.getTime() + A_SECOND;
    if (!runAt || isSet) return;
    await this.jobs.add(tx, 'sla.clock', { conversationId }, { runAt, jobKey: `sla:${conversationId}` });
  }
}

const firstOf = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((first, one) => (one && (!first || one < first) ? one : first), null);
