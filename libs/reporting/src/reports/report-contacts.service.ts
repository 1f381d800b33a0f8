import { Injectable } from '@nestjs/common';
import type { CountedFigure, InputOf, listReportContacts, OutputOf, ReportContact } from '@guichet/contracts';
import { currentActor, Db, rows, type Tx } from '@guichet/platform';
import { cursorOf, readCursor } from './contact-cursor.ts';
import { FACTS } from './counted-facts.query.ts';
import { forgottenBehind } from './forgotten-contacts.query.ts';
import { limitsOf } from './report-counts.query.ts';
import { groupingOf } from './report-groups.ts';
import { checked, selected } from './report-scope.ts';

const { sql, join } = rows.Prisma;
type Sql = rows.Prisma.Sql;
type Asked = InputOf<typeof listReportContacts>;
type Row = Omit<ReportContact, 'arrivedAt' | 'subject'> & { arrivedAt: Date; subjectType: string; subjectId: string };

const PAGE = 50;

/** The contacts behind a figure, found by the very condition that counted them. */
@Injectable()
export class ReportContacts {
  constructor(private readonly db: Db) {}

  list(asked: Asked): Promise<OutputOf<typeof listReportContacts>> {
    const behind = contactsBehind(asked);
    return this.db.tx(async (tx) => {
      const [all] = await tx.$queryRaw<{ count: number }[]>`select count(*)::int as count from (${behind}) behind`;
      const found = await pageOf(tx, behind, asked.cursor);
      const contacts = found.slice(0, PAGE).map(toContact);
      const forgotten = await forgottenBehind(tx, asked);
      const nextCursor = found.length > PAGE ? cursorOf(found[PAGE - 1]!) : null;
      return { count: all!.count, forgotten, contacts, nextCursor };
    });
  }
}

const toContact = ({ subjectType: type, subjectId: id, arrivedAt, ...row }: Row): ReportContact => ({
  ...row,
  subject: { type, id },
  arrivedAt: arrivedAt.toISOString(),
});

function contactsBehind(asked: Asked): Sql {
  const { joins, key } = groupingOf(asked.groupBy, asked.zone);
  const conditions = [selected(currentActor(), asked, checked(asked)), figureOf(asked)];
  if (asked.key !== undefined) conditions.push(asked.key === '' ? sql`${key} is null` : sql`${key} = ${asked.key}`);
  // Once, though several tags of his may be asked for.
  return sql`select distinct r.id from ${FACTS} left join queue q on q.id = r.queue_id ${joins}
    where ${join(conditions, ' and ')}`;
}

function figureOf({ figure, ...asked }: Asked): Sql {
  const { targetSeconds, shortSeconds } = limitsOf(asked);
  const figures: Record<CountedFigure, Sql> = {
    queued: sql`r.queued = 1`,
    offered: sql`r.answered + r.abandoned + r.overflowed = 1`,
    answered: sql`r.answered = 1`,
    answeredInTarget: sql`r.answered = 1 and r.wait_seconds <= coalesce(${targetSeconds}::int, q.target_seconds, 30)`,
    abandoned: sql`r.abandoned = 1`,
    abandonedShort: sql`r.abandoned = 1 and r.wait_seconds <= ${shortSeconds}`,
    overflowed: sql`r.overflowed = 1`,
    handled: sql`r.handled = 1`,
  };
  return figures[figure];
}

/** The last to arrive first. By the time, since an imported contact's id says nothing of it. */
const pageOf = (tx: Tx, behind: Sql, cursor: string | undefined): Promise<Row[]> => tx.$queryRaw<Row[]>`
  select f.id as "workItemId", f.subject_type as "subjectType", f.subject_id as "subjectId", f.channel::text,
    coalesce(q.name, '') as "queueName", coalesce(u.name, '') as "agentName", coalesce(c.subject, '') as title,
    f.arrived_at as "arrivedAt", f.outcome, f.wait_ms::float8 / 1000 as "waitSeconds",
    f.handling_ms::float8 / 1000 as "handlingSeconds"
  from (${behind}) behind join work_fact f on f.id = behind.id
  left join queue q on q.id = f.queue_id left join user_account u on u.id = f.agent_id
  left join conversation c on c.id = f.subject_id
  where ${cursor === undefined ? sql`true` : isAfter(cursor)}
  order by f.arrived_at desc, f.id desc limit ${PAGE + 1}`;

function isAfter(cursor: string): Sql {
  const { arrivedAt, id } = readCursor(cursor);
  return sql`(f.arrived_at, f.id) < (${arrivedAt}::timestamptz, ${id}::uuid)`;
}
