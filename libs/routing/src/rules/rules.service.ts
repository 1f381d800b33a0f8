import { Injectable } from '@nestjs/common';
import { requireSkills, unmetSkills } from '@guichet/agents';
import { CalendarsService, nextOpening } from '@guichet/calendars';
import type { createRule, InputOf, orderRules, OutputOf, RoutingRule, updateRule } from '@guichet/contracts';
import {
  type Act,
  Audit,
  Clock,
  Db,
  DomainError,
  Events,
  found,
  key,
  type Prisma,
  type rows,
  type Tx,
} from '@guichet/platform';
import { type ContactFacts, type Hours, type Placement, placeBy } from './match-rules.ts';
import { ruleWarnings } from './rule-warnings.ts';

type Fields = Omit<InputOf<typeof updateRule>, 'ruleId'>;
type Saved = OutputOf<typeof createRule>;

/** Which queue, skills, points and tags a contact gets. */
@Injectable()
export class RulesService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ rules: RoutingRule[] }> {
    return { rules: await this.db.tx(readRules) };
  }

  /** What the rules say of a contact. */
  async placementOf(tx: Tx, facts: ContactFacts): Promise<Placement> {
    // By SQL, since it runs for every contact.
    const rules = await tx.$queryRaw<RoutingRule[]>`
      select id, name, is_enabled as "isEnabled", conditions, actions from routing_rule
      where is_enabled order by position, id`;
    return placeBy(rules, facts, await this.hoursOf(tx, rules));
  }

  hoursOf(tx: Tx, rules: readonly Pick<RoutingRule, 'conditions'>[]): Promise<Hours> {
    return this.calendars.hoursOf(
      tx,
      rules.flatMap(({ conditions }) => conditions.time?.calendarId ?? []),
    );
  }

  create(input: InputOf<typeof createRule>): Promise<Saved> {
    return this.db.tx(async (tx) => {
      await this.checkReferences(tx, input);
      const position = ((await tx.routingRule.aggregate({ _max: { position: true } }))._max.position ?? -1) + 1;
      const row = await tx.routingRule.create({ data: { ...json(input), position } });
      await this.tell(tx, row.id, 'rule.created', input);
      return this.saved(tx, row.id);
    });
  }

  update({ ruleId, ...fields }: InputOf<typeof updateRule>): Promise<Saved> {
    return this.db.tx(async (tx) => {
      found(await tx.routingRule.findUnique({ where: key(ruleId) }));
      await this.checkReferences(tx, fields);
      await tx.routingRule.update({ where: key(ruleId), data: json(fields) });
      await this.tell(tx, ruleId, 'rule.changed', fields);
      return this.saved(tx, ruleId);
    });
  }

  remove(ruleId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { name } = found(await tx.routingRule.findUnique({ where: key(ruleId) }));
      await tx.routingRule.delete({ where: key(ruleId) });
      await this.tell(tx, ruleId, 'rule.deleted', { name });
      return { ok: true };
    });
  }

  order({ ruleIds }: InputOf<typeof orderRules>): Promise<{ rules: RoutingRule[] }> {
    return this.db.tx(async (tx) => {
      const known = await readRules(tx);
      const isAll = new Set(ruleIds).size === known.length && known.every(({ id }) => ruleIds.includes(id));
      if (!isAll) throw new DomainError('stale');
      for (const [position, id] of ruleIds.entries())
        await tx.routingRule.update({ where: key(id), data: { position } });
      await this.tell(tx, ruleIds[0] ?? '', 'rule.ordered', { ruleIds });
      return { rules: await readRules(tx) };
    });
  }

  private async checkReferences(tx: Tx, { conditions, actions }: Fields): Promise<void> {
    if (actions.queueId) found(await tx.queue.findUnique({ where: key(actions.queueId) }));
    await requireSkills(tx, actions.skills ?? []);
    const calendarId = conditions.time?.calendarId;
    if (calendarId) found((await this.calendars.hoursOf(tx, [calendarId])).get(calendarId));
  }

  private async saved(tx: Tx, id: string): Promise<Saved> {
    const rules = await readRules(tx);
    const rule = found(rules.find((one) => one.id === id));
    const unmet = await unmetSkills(tx, rule.actions.skills ?? []);
    const around = { rules, unmetSkills: unmet, closedCalendar: await this.closed(tx, rule) };
    return { rule, warnings: ruleWarnings(rule, around) };
  }

  private async closed(tx: Tx, { conditions }: RoutingRule): Promise<string | null> {
    const id = conditions.time?.calendarId;
    const hours = id ? (await this.calendars.hoursOf(tx, [id])).get(id) : undefined;
    if (!id || !hours || nextOpening(hours, this.clock.now())) return null;
    return (await tx.businessCalendar.findUnique({ where: key(id), select: { name: true } }))?.name ?? '';
  }

  private async tell(tx: Tx, ruleId: string, action: Act['action'], data: object): Promise<void> {
    if (ruleId) await this.events.record(tx, 'rule.changed', { ruleId });
    const about = { action, subjectType: 'rule', subjectId: ruleId || null };
    await this.audit.record(tx, { ...about, data: JSON.parse(JSON.stringify(data)) as Record<string, unknown> });
  }
}

export async function readRules(tx: Tx): Promise<RoutingRule[]> {
  const all = await tx.routingRule.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return all.map(toRule);
}

const toRule = ({ id, name, isEnabled, conditions, actions }: rows.RoutingRule): RoutingRule => ({
  ...{ id, name, isEnabled },
  conditions: conditions as unknown as RoutingRule['conditions'],
  actions: actions as unknown as RoutingRule['actions'],
});

const json = ({ name, isEnabled, conditions, actions }: Fields) => ({
  ...{ name, isEnabled },
  conditions: conditions as unknown as Prisma.InputJsonObject,
  actions: actions as unknown as Prisma.InputJsonObject,
});
