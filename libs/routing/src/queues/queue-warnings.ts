import type { SettingsWarning } from '@guichet/contracts';
import type { QueueRow } from './queue-rules.ts';

/** What is known around a queue when it is saved. */
export interface Surroundings {
  /** Names of agents who are in it, by id, with their skill levels. */
  members: readonly { skills: ReadonlyMap<string, number> }[];
  skillNames: ReadonlyMap<string, string>;
  queues: ReadonlyMap<string, QueueRow>;
  /** The calendar's name, when it never opens. */
  closedCalendar: string | null;
}

/** What can never work, or not as it was meant. */
export function queueWarnings(queue: QueueRow, around: Surroundings): SettingsWarning[] {
  const warnings: SettingsWarning[] = [];
  const warn = (code: string, names: string[] = []) => warnings.push({ code, names });
  if (around.members.length === 0) warn('no_members');
  const unmet = queue.skills.filter(
    ({ needs }) =>
      !around.members.some(({ skills }) => needs.every(({ skillId, level }) => (skills.get(skillId) ?? 0) >= level)),
  );
  const names = new Set(unmet.flatMap(({ needs }) => needs.map(({ skillId }) => around.skillNames.get(skillId) ?? '')));
  if (unmet.length && around.members.length) warn('nobody_has_skill', [...names]);
  if (around.closedCalendar) warn('calendar_never_open', [around.closedCalendar]);
  const targets = targetsOf(queue);
  if (targets.includes(queue.id)) warn('overflow_to_itself');
  const loops = targets.filter((id) => id !== queue.id && leadsTo(id, queue.id, around.queues));
  if (loops.length)
    warn(
      'overflow_loop',
      loops.map((id) => around.queues.get(id)?.name ?? ''),
    );
  return warnings;
}

export const targetsOf = ({ overflow }: Pick<QueueRow, 'overflow'>): string[] =>
  overflow.flatMap(({ to }) => (to.type === 'queue' ? [to.queueId] : []));

function leadsTo(from: string, goal: string, queues: ReadonlyMap<string, QueueRow>, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const queue = queues.get(from);
  return !!queue && targetsOf(queue).some((next) => next === goal || leadsTo(next, goal, queues, seen));
}
