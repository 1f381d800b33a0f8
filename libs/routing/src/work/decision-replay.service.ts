import { Injectable } from '@nestjs/common';
import type { Decision, getDecisions, InputOf, OutputOf } from '@guichet/contracts';
import { Db, type rows, type Tx } from '@guichet/platform';
import { skillNamesOf } from './skill-names.query.ts';
import { queueNames, toItem, WorkViews } from './work-views.service.ts';

type Stays = OutputOf<typeof getDecisions>['stays'];
type Happened = Stays[number]['happened'];

/** Why a contact went where it went, from what was written down when it did. */
@Injectable()
export class DecisionReplay {
  constructor(
    private readonly db: Db,
    private readonly views: WorkViews,
  ) {}

  of({ subjectType, subjectId }: InputOf<typeof getDecisions>): Promise<OutputOf<typeof getDecisions>> {
    return this.db.tx(async (tx) => {
      await this.views.requireVisible(tx, { type: subjectType, id: subjectId });
      const items = await tx.workItem.findMany({
        where: { subjectType, subjectId },
        orderBy: [{ enqueuedAt: 'asc' }, { id: 'asc' }],
      });
      return { stays: await stays(tx, items) };
    });
  }
}

async function stays(tx: Tx, items: rows.WorkItem[]): Promise<Stays> {
  const where = { workItemId: { in: items.map(({ id }) => id) } };
  const orderBy = [{ at: 'asc' as const }, { id: 'asc' as const }];
  const decisions = Map.groupBy(await tx.workDecision.findMany({ where, orderBy }), ({ workItemId }) => workItemId);
  const estimates = Map.groupBy(await tx.workEstimate.findMany({ where, orderBy }), ({ workItemId }) => workItemId);
  const happened = await eventsOf(tx, items);
  const queues = await queueNames(tx, items);
  const skills = await skillNamesOf(tx, items);
  return items.map((item) => ({
    ...toItem(item, queues.get(item.queueId) ?? '', null, null),
    outcome: item.outcome,
    endedAt: item.endedAt?.toISOString() ?? null,
    dispositionId: item.dispositionId,
    steps: skills.stepsOf(item),
    decisions: (decisions.get(item.id) ?? []).map(toDecision),
    estimates: (estimates.get(item.id) ?? []).map(({ at, position, seconds }) => ({
      at: at.toISOString(),
      position,
      seconds,
    })),
    happened: happened.get(item.id) ?? [],
  }));
}

interface EventRow {
  id: string;
  type: string;
  at: Date;
  actorId: string | null;
  agentId: string | null;
  toAgentId: string | null;
  toQueueName: string | null;
}

/** From the one log of what happened. */
async function eventsOf(tx: Tx, items: readonly rows.WorkItem[]): Promise<Map<string, Happened>> {
  if (items.length === 0) return new Map();
  const ids = items.map(({ id }) => id);
  const found = await tx.$queryRaw<EventRow[]>`
    select e.work_item_id as id, e.type, e.at, e.actor_id as "actorId", e.data ->> 'agentId' as "agentId",
      e.data ->> 'toAgentId' as "toAgentId", q.name as "toQueueName"
    from domain_event e left join queue q on q.id = (e.data ->> 'toQueueId')::uuid
    where e.work_item_id = any(${ids}::uuid[]) order by e.at, e.id`;
  const byItem = Map.groupBy(found, ({ id }) => id);
  return new Map(
    [...byItem].map(([id, events]) => [
      id,
      events.map(({ id: _, type, at, ...who }) => ({ event: type, at: at.toISOString(), ...who })),
    ]),
  );
}

const toDecision = ({ id, at, agentId, reason, detail }: rows.WorkDecision): Decision => ({
  ...{ id, agentId },
  at: at.toISOString(),
  reason: reason as Decision['reason'],
  choice: 'candidates' in (detail as object) ? (detail as unknown as Decision['choice']) : null,
});
