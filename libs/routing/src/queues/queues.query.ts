import type { Queue } from '@guichet/contracts';
import { found, type Tx } from '@guichet/platform';
import { type QueueRow, typedQueue } from './queue-rules.ts';

type WithMembers = QueueRow & { members: { userId: string }[] };
const include = { members: { select: { userId: true }, orderBy: { userId: 'asc' as const } } };

export const toQueue = ({ members, createdAt: _, tenantId: __, ...queue }: WithMembers): Queue => ({
  ...queue,
  memberIds: members.map(({ userId }) => userId),
});

export async function readQueues(tx: Tx): Promise<WithMembers[]> {
  const all = await tx.queue.findMany({ include, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return all.map((row) => ({ ...typedQueue(row), members: row.members }));
}

export async function readQueue(tx: Tx, id: string): Promise<WithMembers> {
  const row = found(await tx.queue.findFirst({ where: { id }, include }));
  return { ...typedQueue(row), members: row.members };
}

/** Held against removal and other changes until the commit. */
export async function lockQueue(tx: Tx, id: string): Promise<WithMembers> {
  found((await tx.$queryRaw<object[]>`select id from queue where id = ${id}::uuid for update`)[0]);
  return readQueue(tx, id);
}

/** Several, in order, so that two never wait for each other; their names by id. */
export async function lockQueues(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const held = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from queue where id = any(${[...ids]}::uuid[]) order by id for update`;
  return new Map(held.map(({ id, name }) => [id, name]));
}

/** `not_found` unless all are there; held against removal until the commit. */
export async function requireQueues(tx: Tx, ids: readonly string[]): Promise<void> {
  const all = [...new Set(ids)];
  const held = await tx.$queryRaw<
    object[]
  >`select id from queue where id = any(${all}::uuid[]) order by id for key share`;
  found(held.length === all.length || null);
}

/** Names of the queues that would have nobody who can sign in without him. */
export async function onlyMemberOf(tx: Tx, userId: string): Promise<string[]> {
  const alone = await tx.$queryRaw<{ name: string }[]>`
    select q.name from queue q join queue_member m on m.queue_id = q.id and m.user_id = ${userId}::uuid
    where not q.is_for_everybody and not exists (
      select from queue_member o join user_account u on u.id = o.user_id and u.status = 'active'
      where o.queue_id = q.id and o.user_id <> ${userId}::uuid)
    order by q.name`;
  return alone.map(({ name }) => name);
}
