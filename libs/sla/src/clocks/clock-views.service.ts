import { Injectable } from '@nestjs/common';
import { type InputOf, type listSlaClocks, type OutputOf, SLA_KINDS, SlaState } from '@guichet/contracts';
import { ConversationsService } from '@guichet/conversations';
import { Db, found } from '@guichet/platform';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Clocks as the desk shows them, to whoever may see the conversation. */
@Injectable()
export class ClockViews {
  constructor(
    private readonly db: Db,
    private readonly conversations: ConversationsService,
  ) {}

  list({ conversationId }: InputOf<typeof listSlaClocks>): Promise<OutputOf<typeof listSlaClocks>> {
    return this.db.tx(async (tx) => {
      found((await this.conversations.visibleAmong(tx, [conversationId]))[0]);
      const rows = await tx.slaClock.findMany({ where: { conversationId, startedAt: { not: null } } });
      const ids = rows.flatMap(({ policyId }) => policyId ?? []);
      const policies = await tx.slaPolicy.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
      const names = new Map(policies.map(({ id, name }) => [id, name]));
      const clocks = SLA_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind)).flatMap((row) => {
        const { kind, targetSeconds, isRunning, policyId } = row;
        if (targetSeconds === null || !policyId) return [];
        return {
          ...{
            kind,
            targetSeconds,
            isRunning,
            policyName: names.get(policyId) ?? '',
            state: SlaState.parse(row.state),
          },
          elapsedSeconds: Math.floor(Number(row.elapsedMs) / 1000),
          ...{ startedAt: iso(row.startedAt), warnAt: iso(row.warnAt), dueAt: iso(row.dueAt) },
        };
      });
      return { clocks };
    });
  }
}
