import type { User } from '@guichet/contracts';
import { key, type rows, type Tx } from '@guichet/platform';

/** Named one by one: a hash can never slip in. */
const COLUMNS = {
  id: true,
  email: true,
  name: true,
  role: true,
  visibility: true,
  status: true,
  teams: { select: { teamId: true } },
} as const;

type Row = Pick<rows.User, 'id' | 'email' | 'name' | 'role' | 'visibility' | 'status'> & {
  teams: { teamId: string }[];
};
const toUser = ({ teams, ...user }: Row): User => ({ ...user, teamIds: teams.map(({ teamId }) => teamId) });

export const readUsers = async (tx: Tx): Promise<User[]> =>
  (await tx.user.findMany({ select: COLUMNS, orderBy: [{ name: 'asc' }, { id: 'asc' }] })).map(toUser);

export async function readUser(tx: Tx, userId: string): Promise<User | null> {
  const user = await tx.user.findUnique({ where: key(userId), select: COLUMNS });
  return user && toUser(user);
}
