import type { Tx } from '@guichet/platform';

/** His idle clock begins anew: the last of his work has ended. */
export async function becameIdle(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.agent.updateMany({ where: { userId }, data: { idleSince: at } });
}

/** For orders that look at who was given work longest ago. */
export async function wasAssigned(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.agent.updateMany({ where: { userId }, data: { lastAssignedAt: at } });
}
