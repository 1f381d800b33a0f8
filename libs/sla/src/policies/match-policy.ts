import type { Channel, Priority, SlaConditions, SlaPolicy, ValueClass } from '@guichet/contracts';

/** What policies ask of a conversation. */
export interface ConversationFacts {
  queueId: string | null;
  inboxId: string;
  channel: Channel;
  priority: Priority;
  valueClass: ValueClass;
}

/** The first that is enabled and matches; what it does not promise nobody does. */
export function policyFor<P extends Pick<SlaPolicy, 'isEnabled' | 'conditions'>>(
  policies: readonly P[],
  facts: ConversationFacts,
): P | null {
  return policies.find(({ isEnabled, conditions }) => isEnabled && matches(conditions, facts)) ?? null;
}

function matches(conditions: SlaConditions, facts: ConversationFacts): boolean {
  const holds = <T>(asked: readonly T[], is: T | null) => asked.length === 0 || (is !== null && asked.includes(is));
  return (
    holds(conditions.queueIds, facts.queueId) &&
    holds(conditions.inboxIds, facts.inboxId) &&
    holds(conditions.channels, facts.channel) &&
    holds(conditions.priorities, facts.priority) &&
    holds(conditions.valueClasses, facts.valueClass)
  );
}
