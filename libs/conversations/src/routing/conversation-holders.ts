import { Events, found, key, type rows, type Tx } from '@guichet/platform';
import { systemEntry, writeEntry } from '../timeline-writer.ts';

export interface Holders {
  assigneeId: string | null;
  teamId: string | null;
}
/** Told in the timeline's line when routing gave it: where it waited, and how long. */
export interface Via {
  queueId: string;
  waitedSeconds: number;
}

/** Whose a conversation is. The caller holds its lock. Only active people and existing teams; else `not_found`. */
export async function giveConversation(
  tx: Tx,
  events: Events,
  { id, assigneeId, teamId }: rows.Conversation,
  to: Holders,
  via?: Via,
): Promise<boolean> {
  if (to.assigneeId === assigneeId && to.teamId === teamId) return false;
  if (to.assigneeId && to.assigneeId !== assigneeId)
    found(await tx.user.findUnique({ where: { ...key(to.assigneeId), status: 'active' } }));
  if (to.teamId && to.teamId !== teamId) found(await tx.team.findUnique({ where: key(to.teamId) }));
  const told = { ...to, fromAssigneeId: assigneeId, fromTeamId: teamId, ...via };
  await writeEntry(tx, id, systemEntry('conversation.assigned', told), { ...to });
  await events.record(tx, 'conversation.assigned', { conversationId: id, ...to });
  return true;
}
