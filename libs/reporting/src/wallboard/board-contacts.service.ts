import { Injectable } from '@nestjs/common';
import type { BoardContact, Channel, InputOf, listBoardContacts, OutputOf, WorkState } from '@guichet/contracts';
import { Clock, Db, rows, type Tx } from '@guichet/platform';
import { WorkSubjects } from '@guichet/routing';
import { type BoardScope, readScope } from './board-scope.query.ts';
import { callbackFigures, IN_TARGET, STAY_FIGURES, staysOf } from './contact-figures.ts';

const { sql } = rows.Prisma;
/** Read by a person. */
const MOST = 200;

interface Row {
  id: string;
  subjectType: string;
  subjectId: string;
  channel: Channel;
  queueId: string;
  state: WorkState | null;
  agentId: string | null;
  arrivedAt: Date;
  waitSeconds: number | null;
  isInTarget: boolean | null;
  dueAt: Date | null;
  total: number;
}
type Asked = InputOf<typeof listBoardContacts>;

/** What stands behind a figure of the board: the contacts that it counts, asked for by the words it is counted by. */
@Injectable()
export class BoardContacts {
  constructor(
    private readonly db: Db,
    private readonly subjects: WorkSubjects,
    private readonly clock: Clock,
  ) {}

  list(asked: Asked): Promise<OutputOf<typeof listBoardContacts>> {
    return this.db.tx(async (tx) => {
      const scope = await readScope(tx, this.clock.now());
      const found = await read(tx, scope, asked);
      const words = await this.subjects.visibleWords(tx, found);
      const contacts = found.map((row) => {
        const { title = '', customerName = '' } = words.get(row.subjectId) ?? {};
        return { ...toContact(row), title, customerName };
      });
      return { total: found[0]?.total ?? 0, contacts };
    });
  }
}

function read(tx: Tx, scope: BoardScope, { figure, queueId, channel }: Asked): Promise<Row[]> {
  const ofQueue = (column: rows.Prisma.Sql) => (queueId ? sql`${column} = ${queueId}::uuid` : sql`true`);
  if (figure === 'callbacksDue' || figure === 'callbacksLate')
    return tx.$queryRaw<Row[]>`
      select b.id, 'conversation' as "subjectType", b.conversation_id as "subjectId", 'callback' as channel,
        b.queue_id as "queueId", null as state, b.owner_id as "agentId", b.arrived_at as "arrivedAt", null as "waitSeconds",
        null as "isInTarget", coalesce(b.promised_at, b.due_at) as "dueAt", (count(*) over ())::int as total
      from callback b where b.ended_at is null and ${callbackFigures(scope.now)[figure]} and ${ofQueue(sql`b.queue_id`)}
      order by coalesce(b.promised_at, b.due_at, b.arrived_at), b.id limit ${MOST}`;
  const ofChannel = channel ? sql`w.channel = ${channel}::text::channel` : sql`true`;
  return tx.$queryRaw<Row[]>`
    select w.id, w.subject_type as "subjectType", w.subject_id as "subjectId", w.channel::text, w.queue_id as "queueId",
      w.state::text, w.agent_id as "agentId", w.original_arrival_at as "arrivedAt", w.waited::float8 as "waitSeconds",
      case when w.waited is null then null else ${IN_TARGET} end as "isInTarget", w.answer_due_at as "dueAt",
      (count(*) over ())::int as total
    from ${staysOf(scope)} w
    where ${STAY_FIGURES[figure]} and ${ofQueue(sql`w.queue_id`)} and ${ofChannel}
    order by (${IN_TARGET}) nulls first, w.answer_due_at, w.original_arrival_at, w.id limit ${MOST}`;
}

const toContact = (row: Row): Omit<BoardContact, 'customerName' | 'title'> => ({
  ...{ id: row.id, channel: row.channel, queueId: row.queueId, state: row.state, agentId: row.agentId },
  subject: { type: row.subjectType, id: row.subjectId },
  arrivedAt: row.arrivedAt.toISOString(),
  ...{ waitSeconds: row.waitSeconds, isInTarget: row.isInTarget },
  dueAt: row.dueAt?.toISOString() ?? null,
});
