import type { MacroActions } from '@guichet/contracts';

/** Whom a macro assigns to, as the value of a select. */
export function assignValue(assign: MacroActions['assign']): string {
  if (assign === null) return '';
  if (typeof assign === 'string') return assign;
  return 'userId' in assign ? `user:${assign.userId}` : `team:${assign.teamId}`;
}

export function assignOf(value: string): MacroActions['assign'] {
  const [kind, id] = value.split(':');
  if (kind === 'me' || kind === 'nobody') return kind;
  if (kind === 'user' && id) return { userId: id };
  return kind === 'team' && id ? { teamId: id } : null;
}
