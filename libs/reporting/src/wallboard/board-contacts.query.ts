import type { BoardContact, Channel, InputOf, listBoardContacts, WorkState } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import type { BoardScope } from './board-scope.query.ts';
import { callbackFigures, IN_TARGET, STAY_FIGURES, type StayFigure, staysOf } from './contact-figures.ts';
import { PROMISE_FIGURES, promisesOf } from './promises.query.ts';

const { sql } = rows.Prisma;
/** Read by a person. */
const MOST = 200;

export interface ContactRow {
  id: string;
  subjectType: string;
  subjectId: string;
  channel: Channel;
  queueId: string | null;
  state: WorkState | null;
  agentId: string | null;
  arrivedAt: Date;
  waitSeconds: number | null;
  isInTarget: boolean | null;
  dueAt: Date | null;
  promise: BoardContact['promise'];
  total: number;
}
type Asked = InputOf<typeof listBoardContacts>;
type Of<F> = Omit<Asked, 'figure'> & { figure: F };

/** The contacts that a figure counts, found by the words it is counted by. */
export function readContacts(tx: Tx, scope: BoardScope, { figure, ...place }: Asked): Promise<ContactRow[]> {
  if (figure === 'callbacksDue' || figure === 'callbacksLate') return callbacks(tx, scope, { figure, ...place });
  if (figure === 'atRisk' || figure === 'late') return promises(tx, scope, { figure, ...place });
  return stays(tx, scope, { figure, ...place });
}

const TOTAL = sql`(count(*) over ())::int as total`;
const inQueue = (column: rows.Prisma.Sql, queueId: string | undefined) =>
  queueId ? sql`${column} = ${queueId}::uuid` : sql`true`;
const ofChannel = (column: rows.Prisma.Sql, channel: Channel | undefined) =>
  channel ? sql`${column} = ${channel}::text::channel` : sql`true`;

const callbacks = (
  tx: Tx,
  { now }: BoardScope,
  { figure, queueId }: Of<'callbacksDue' | 'callbacksLate'>,
): Promise<ContactRow[]> => tx.$queryRaw<ContactRow[]>`
  select b.id, 'conversation' as "subjectType", b.conversation_id as "subjectId", 'callback' as channel,
    b.queue_id as "queueId", null as state, b.owner_id as "agentId", b.arrived_at as "arrivedAt", null as "waitSeconds",
    null as "isInTarget", coalesce(b.promised_at, b.due_at) as "dueAt", 'callback' as promise, ${TOTAL}
  from callback b where b.ended_at is null and ${callbackFigures(now)[figure]} and ${inQueue(sql`b.queue_id`, queueId)}
  order by coalesce(b.promised_at, b.due_at, b.arrived_at), b.id limit ${MOST}`;

const promises = (
  tx: Tx,
  scope: BoardScope,
  { figure, queueId, channel }: Of<'atRisk' | 'late'>,
): Promise<ContactRow[]> => tx.$queryRaw<ContactRow[]>`
  select case when p.state is null then p.conversation_id else p.work_item_id end as id, 'conversation' as "subjectType",
    p.conversation_id as "subjectId", p.channel::text, p.queue_id as "queueId", p.state::text, p.agent_id as "agentId",
    p.arrived_at as "arrivedAt", null as "waitSeconds", null as "isInTarget", p.due_at as "dueAt",
    case when p.is_answer then 'answer' else 'resolution' end as promise, ${TOTAL}
  from ${promisesOf(scope)} p
  where ${PROMISE_FIGURES[figure]} and ${inQueue(sql`p.queue_id`, queueId)} and ${ofChannel(sql`p.channel`, channel)}
  order by p.due_at, p.conversation_id limit ${MOST}`;

const stays = (
  tx: Tx,
  scope: BoardScope,
  { figure, queueId, channel }: Of<StayFigure>,
): Promise<ContactRow[]> => tx.$queryRaw<ContactRow[]>`
  select w.id, w.subject_type as "subjectType", w.subject_id as "subjectId", w.channel::text, w.queue_id as "queueId",
    w.state::text, w.agent_id as "agentId", w.original_arrival_at as "arrivedAt", w.waited::float8 as "waitSeconds",
    case when w.waited is null then null else ${IN_TARGET} end as "isInTarget", c.answer_due_at as "dueAt",
    case when c.answer_due_at is not null then 'answer' end as promise, ${TOTAL}
  from ${staysOf(scope)} w
  left join conversation c on w.state in ('queued', 'offered', 'active') and w.subject_type = 'conversation'
    and c.id = w.subject_id
  where ${STAY_FIGURES[figure]} and ${inQueue(sql`w.queue_id`, queueId)} and ${ofChannel(sql`w.channel`, channel)}
  order by (${IN_TARGET}) nulls first, c.answer_due_at, w.original_arrival_at, w.id limit ${MOST}`;
