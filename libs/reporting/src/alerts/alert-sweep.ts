import { Injectable } from '@nestjs/common';
import type { AlertFigure } from '@guichet/contracts';
import { Db, Events, Jobs, type rows, type Sweep, Sweeps, type Tx } from '@guichet/platform';
import { type BoardFacts, totalOf } from '../wallboard/board.ts';
import { Wallboards } from '../wallboard/wallboard.service.ts';
import { nextCourse } from './alert-course.ts';
import { alertValue } from './alert-value.ts';
import { ALERT_MAIL } from './alert-mails.ts';

/**
 * Looks at the board for whoever wants to be told. What was noticed stands with the rule and changes in the transaction that tells
 * of it: a process that is killed or started again neither repeats nor forgets, and of several at once one looks.
 */
@Injectable()
export class AlertSweep implements Sweep {
  readonly name = 'alerts';
  readonly everyMs = 2_000;
  readonly tenants = 'tenants_with_alerts';

  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly boards: Wallboards,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  sweepTenant(): Promise<void> {
    return this.db.tx(async (tx) => {
      const [turn] = await tx.$queryRaw<{ isMine: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtext('alerts'), hashtext(current_tenant()::text)) as "isMine"`;
      if (!turn!.isMine) return;
      const rules = await tx.alertRule.findMany({ where: { isEnabled: true } });
      if (rules.length === 0) return;
      const facts = await this.boards.facts(tx);
      for (const rule of rules) await this.consider(tx, rule, facts);
    });
  }

  private async consider(tx: Tx, rule: rows.AlertRule, facts: BoardFacts): Promise<void> {
    const { now } = facts.scope;
    const value = alertValue(rule.figure as AlertFigure, { total: totalOf(facts, rule), now });
    const { course, news } = nextCourse(rule, rule, value, now);
    if (course.state === rule.state) return;
    // Changed meanwhile by somebody who edits it: his word counts.
    const { count } = await tx.alertRule.updateMany({
      where: { id: rule.id, state: rule.state, since: rule.since },
      data: course,
    });
    if (!count || !news) return;
    const data = { alertId: rule.id, value };
    const eventId =
      news === 'raised'
        ? await this.events.record(tx, 'alert.raised', { ...data, value: value! })
        : await this.events.record(tx, 'alert.cleared', data);
    const mails = rule.mailTo.map((userId) => ({
      payload: { alertId: rule.id, userId, eventId, news, value },
      jobKey: `alert:${eventId}:${userId}`,
    }));
    if (mails.length) await this.jobs.addAll(tx, ALERT_MAIL, mails);
  }
}
