import { Injectable } from '@nestjs/common';
import type { SlaAction, SlaConditions } from '@guichet/contracts';
import { RoutingService } from '@guichet/routing';
import { key, type Prisma, type Tx } from '@guichet/platform';
import { type DatedPolicy, readPolicies } from './policies.query.ts';

/** Policies keep the queues that they name from being deleted, or follow them. */
@Injectable()
export class PolicyDoors {
  constructor(routing: RoutingService) {
    routing.addDoors({
      kind: 'policies',
      into: async (tx, queueId) => (await namedIn(tx, queueId)).map(({ name }) => name),
      move: async (tx, from, to) => {
        for (const policy of await namedIn(tx, from))
          await tx.slaPolicy.update({ where: key(policy.id), data: moved(policy, from, to) });
      },
    });
  }
}

const leadsTo = (queueId: string) => (action: SlaAction) => action.type === 'queue' && action.queueId === queueId;

const namedIn = async (tx: Tx, queueId: string): Promise<DatedPolicy[]> =>
  (await readPolicies(tx)).filter(
    ({ conditions, onWarning, onBreach }) =>
      conditions.queueIds.includes(queueId) || [...onWarning, ...onBreach].some(leadsTo(queueId)),
  );

function moved({ conditions, onWarning, onBreach }: DatedPolicy, from: string, to: string) {
  const queueIds = [...new Set(conditions.queueIds.map((id) => (id === from ? to : id)))];
  const actions = (all: readonly SlaAction[]) =>
    all.map((action) =>
      leadsTo(from)(action) ? { ...action, queueId: to } : action,
    ) as unknown as Prisma.InputJsonArray;
  return {
    conditions: { ...conditions, queueIds } satisfies SlaConditions,
    onWarning: actions(onWarning),
    onBreach: actions(onBreach),
  };
}
