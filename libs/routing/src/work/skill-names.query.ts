import type { SkillStep } from '@guichet/contracts';
import type { rows, Tx } from '@guichet/platform';

const stepsOf = ({ skills }: Pick<rows.WorkItem, 'skills'>): SkillStep[] => skills as unknown as SkillStep[];

/** Names of the skills that items ask for; one that is gone has none. */
export async function skillNamesOf(tx: Tx, items: readonly Pick<rows.WorkItem, 'skills'>[]) {
  const ids = items.flatMap((item) => stepsOf(item).flatMap(({ needs }) => needs.map(({ skillId }) => skillId)));
  const skills = ids.length
    ? await tx.skill.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
    : [];
  const names = new Map(skills.map(({ id, name }) => [id, name]));
  return {
    /** Each once, in the order they are asked for. */
    namesOf: (item: Pick<rows.WorkItem, 'skills'>): string[] => [
      ...new Set(stepsOf(item).flatMap(({ needs }) => needs.map(({ skillId }) => names.get(skillId) ?? ''))),
    ],
    stepsOf: (item: Pick<rows.WorkItem, 'skills'>) =>
      stepsOf(item).map(({ needs, seconds }) => ({
        needs: needs.map(({ skillId, level }) => ({ name: names.get(skillId) ?? '', level })),
        seconds,
      })),
  };
}
