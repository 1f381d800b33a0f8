import { Injectable } from '@nestjs/common';
import type { AlertFigure, AlertRule, createAlertRule, InputOf, OutputOf, listAlertRules } from '@guichet/contracts';
import { type Act, Audit, Db, Events, found, key, type rows, type Tx } from '@guichet/platform';
import { requireQueues } from '@guichet/routing';

type Wishes = InputOf<typeof createAlertRule>;

/** What supervisors want to be told of. */
@Injectable()
export class AlertRules {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof listAlertRules>> {
    const rules = await this.db.tx((tx) => tx.alertRule.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }));
    return { rules: rules.map(toRule) };
  }

  create(wishes: Wishes): Promise<AlertRule> {
    return this.db.tx(async (tx) => {
      await requireReferences(tx, wishes);
      const row = await tx.alertRule.create({ data: wishes });
      await this.tell(tx, 'alert.created', row);
      return toRule(row);
    });
  }

  update({ alertId, ...wishes }: Wishes & { alertId: string }): Promise<AlertRule> {
    return this.db.tx(async (tx) => {
      found(await tx.alertRule.findUnique({ where: key(alertId), select: { id: true } }));
      await requireReferences(tx, wishes);
      const row = await tx.alertRule.update({ where: key(alertId), data: { ...wishes, state: 'quiet', since: null } });
      await this.tell(tx, 'alert.changed', row);
      return toRule(row);
    });
  }

  remove(alertId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const row = found(await tx.alertRule.findUnique({ where: key(alertId) }));
      await tx.alertRule.delete({ where: key(alertId) });
      await this.tell(tx, 'alert.deleted', row);
      return { ok: true };
    });
  }

  private async tell(tx: Tx, action: Act['action'], { id, name, figure, raiseAt }: rows.AlertRule): Promise<void> {
    await this.events.record(tx, 'alert.changed', { alertId: id });
    const data = { name, figure, raiseAt };
    await this.audit.record(tx, { action, subjectType: 'alert', subjectId: id, data });
  }
}

/** What is another company's is not found. */
async function requireReferences(tx: Tx, { queueId, mailTo }: Wishes): Promise<void> {
  if (queueId) await requireQueues(tx, [queueId]);
  const ids = [...new Set(mailTo)];
  found((await tx.user.count({ where: { id: { in: ids } } })) === ids.length || null);
}

const toRule = ({ tenantId: _, createdAt: __, since, figure, ...rule }: rows.AlertRule): AlertRule => ({
  ...rule,
  figure: figure as AlertFigure,
  since: since?.toISOString() ?? null,
});
