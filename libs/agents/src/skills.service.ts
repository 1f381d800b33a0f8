import { Injectable } from '@nestjs/common';
import type { createSkill, InputOf, listSkills, OutputOf, renameSkill, Skill } from '@guichet/contracts';
import { type Act, Audit, Db, DomainError, Events, found, key, type Tx } from '@guichet/platform';

/** Says what of a lib needs a skill; empty answers are left out. */
type Uses = (tx: Tx, skillId: string) => Promise<Record<string, string[] | number>>;

@Injectable()
export class SkillsService {
  private readonly uses: Uses[] = [];

  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /** Libs above keep the skills they need from being deleted. */
  whenAskedForUses(uses: Uses): void {
    this.uses.push(uses);
  }

  list(): Promise<OutputOf<typeof listSkills>> {
    return this.db.tx(async (tx) => {
      const include = { _count: { select: { agents: true } } };
      const skills = await tx.skill.findMany({ include, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
      return { skills: skills.map(({ id, name, _count }) => ({ id, name, agents: _count.agents })) };
    });
  }

  create({ name }: InputOf<typeof createSkill>): Promise<Skill> {
    return this.db.tx(async (tx) => {
      const { id } = await tx.skill.create({ data: { name } });
      await this.tell(tx, id, 'skill.created', { name });
      return { id, name };
    });
  }

  rename({ skillId, name }: InputOf<typeof renameSkill>): Promise<Skill> {
    return this.db.tx(async (tx) => {
      found(await tx.skill.findUnique({ where: key(skillId) }));
      await tx.skill.update({ where: key(skillId), data: { name } });
      await this.tell(tx, skillId, 'skill.changed', { name });
      return { id: skillId, name };
    });
  }

  /** Agents lose it; what needs it keeps it. */
  remove(skillId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      // Held: whoever just now begins to need it comes before, or finds it gone.
      const [held] = await tx.$queryRaw<
        { name: string }[]
      >`select name from skill where id = ${skillId}::uuid for update`;
      const { name } = found(held);
      const uses = Object.assign({}, ...(await Promise.all(this.uses.map((ask) => ask(tx, skillId))))) as object;
      if (Object.keys(uses).length) throw new DomainError('in_use', uses);
      await tx.skill.delete({ where: key(skillId) });
      await this.tell(tx, skillId, 'skill.deleted', { name });
      return { ok: true };
    });
  }

  private async tell(tx: Tx, skillId: string, action: Act['action'], data: Record<string, unknown>): Promise<void> {
    await this.events.record(tx, 'skill.changed', { skillId });
    await this.audit.record(tx, { action, subjectType: 'skill', subjectId: skillId, data });
  }
}
