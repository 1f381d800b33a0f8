import { type Agent, Channel, type RequestOf, type updateAgent } from '@guichet/contracts';
import { newKey } from '../routing/list-order.ts';
import type { NeedValues } from '../routing/skill-steps.ts';

export interface AgentValues {
  skills: NeedValues[];
  capacity: number | '';
  /** Empty: bounded by the units alone. */
  maximums: Record<Channel, number | ''>;
  mayPull: boolean;
}

export function startValues({ skills, capacity, maximums, mayPull }: Agent): AgentValues {
  return {
    skills: skills.map((skill) => ({ key: newKey(), ...skill })),
    capacity,
    maximums: Object.fromEntries(Channel.options.map((channel) => [channel, maximums[channel] ?? ''])) as Record<
      Channel,
      number | ''
    >,
    mayPull,
  };
}

export function requestOf(values: AgentValues): Omit<RequestOf<typeof updateAgent>, 'userId'> {
  return {
    capacity: Number(values.capacity),
    maximums: Object.fromEntries(Object.entries(values.maximums).filter(([, most]) => most !== '')),
    mayPull: values.mayPull,
    skills: values.skills.flatMap(({ skillId, level }) => (skillId === null ? [] : [{ skillId, level }])),
  };
}
