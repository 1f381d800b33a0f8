import { Injectable } from '@nestjs/common';
import { CalendarsService } from '@guichet/calendars';
import {
  type createSlaPolicy,
  type InputOf,
  type orderSlaPolicies,
  SLA_KINDS,
  SlaConditions,
  type SlaPolicy,
} from '@guichet/contracts';
import { requireQueues } from '@guichet/routing';
import { type Act, Audit, Db, DomainError, Events, found, key, type Prisma, type Tx } from '@guichet/platform';
import { PolicySecrets } from './policy-secrets.ts';
import { readPolicies, toPolicy } from './policies.query.ts';

type Fields = InputOf<typeof createSlaPolicy>;

/** What is promised to whom, as administrators set it. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly calendars: CalendarsService,
    private readonly secrets: PolicySecrets,
  ) {
    calendars.whenAskedForUses(async (tx, calendarId) => {
      const policies = await tx.slaPolicy.findMany({ where: { calendarId }, orderBy: { name: 'asc' } });
      return policies.length ? { policies: policies.map(({ name }) => name) } : {};
    });
  }

  async list(): Promise<{ policies: SlaPolicy[] }> {
    return { policies: await this.db.tx(readPolicies) };
  }

  create(input: Fields): Promise<SlaPolicy> {
    return this.db.tx(async (tx) => {
      await this.checkReferences(tx, input);
      const position = ((await tx.slaPolicy.aggregate({ _max: { position: true } }))._max.position ?? -1) + 1;
      const { sealedSecret } = this.secrets.make();
      const row = await tx.slaPolicy.create({ data: { ...json(input), position, sealedSecret } });
      await this.tell(tx, row.id, 'sla-policy.created', input);
      return toPolicy(row);
    });
  }

  update({ policyId, ...fields }: Fields & { policyId: string }): Promise<SlaPolicy> {
    return this.db.tx(async (tx) => {
      const before = found(await tx.slaPolicy.findUnique({ where: key(policyId) }));
      await this.checkReferences(tx, fields);
      const isWider = reach(fields) !== reach(toPolicy(before));
      const data = { ...json(fields), ...(isWider ? { appliesFrom: new Date() } : {}) };
      const row = await tx.slaPolicy.update({ where: key(policyId), data });
      await this.tell(tx, policyId, 'sla-policy.changed', fields);
      return toPolicy(row);
    });
  }

  remove(policyId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { name } = found(await tx.slaPolicy.findUnique({ where: key(policyId) }));
      await tx.slaPolicy.delete({ where: key(policyId) });
      await this.tell(tx, policyId, 'sla-policy.deleted', { name });
      return { ok: true };
    });
  }

  order({ policyIds }: InputOf<typeof orderSlaPolicies>): Promise<{ policies: SlaPolicy[] }> {
    return this.db.tx(async (tx) => {
      const known = await readPolicies(tx);
      const isAll = policyIds.length === known.length && known.every(({ id }) => policyIds.includes(id));
      if (!isAll) throw new DomainError('stale');
      for (const [position, id] of policyIds.entries())
        await tx.slaPolicy.update({ where: key(id), data: { position } });
      if (policyIds[0]) await this.tell(tx, policyIds[0], 'sla-policy.ordered', { policyIds });
      return { policies: await readPolicies(tx) };
    });
  }

  /** The old one ends at once: whoever checks signatures must be told the new one. */
  renewSecret(policyId: string): Promise<{ secret: string }> {
    return this.db.tx(async (tx) => {
      found(await tx.slaPolicy.findUnique({ where: key(policyId) }));
      const { secret, sealedSecret } = this.secrets.make();
      await tx.slaPolicy.update({ where: key(policyId), data: { sealedSecret } });
      await this.tell(tx, policyId, 'sla-policy.secret-renewed', {});
      return { secret };
    });
  }

  /** Names nothing of another tenant, or is refused as `not_found`. */
  private async checkReferences(tx: Tx, { conditions, calendarId, onWarning, onBreach }: Fields): Promise<void> {
    if (calendarId) found((await this.calendars.hoursOf(tx, [calendarId])).get(calendarId));
    const target = [...onWarning, ...onBreach].flatMap((action) => (action.type === 'queue' ? [action.queueId] : []));
    await requireQueues(tx, [...conditions.queueIds, ...target]);
    const inboxIds = [...new Set(conditions.inboxIds)];
    found((await tx.inbox.count({ where: { id: { in: inboxIds } } })) === inboxIds.length || null);
  }

  private async tell(tx: Tx, policyId: string, action: Act['action'], data: object): Promise<void> {
    await this.events.record(tx, 'sla.policy-changed', { policyId });
    const about = { action, subjectType: 'sla-policy', subjectId: policyId };
    await this.audit.record(tx, { ...about, data: JSON.parse(JSON.stringify(data)) as Record<string, unknown> });
  }
}

/** For whom it promises what at all: who comes into it late is not broken a promise that he never had. */
const reach = ({ isEnabled, conditions, targets }: Pick<SlaPolicy, 'isEnabled' | 'conditions' | 'targets'>): string =>
  JSON.stringify([isEnabled, SLA_KINDS.map((kind) => targets[kind] !== null), SlaConditions.parse(conditions)]);

const json = ({ name, isEnabled, calendarId, warnMinutes, ...rest }: Fields) => ({
  ...{ name, isEnabled, calendarId, warnMinutes },
  conditions: rest.conditions as Prisma.InputJsonObject,
  targets: rest.targets as Prisma.InputJsonObject,
  onWarning: rest.onWarning as unknown as Prisma.InputJsonArray,
  onBreach: rest.onBreach as unknown as Prisma.InputJsonArray,
});
