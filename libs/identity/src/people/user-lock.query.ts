import { DomainError, type rows, type Tx } from '@guichet/platform';

export type LockedUser = Pick<rows.User, 'id' | 'role' | 'status' | 'passwordHash'>;

/** Whoever changes a person's standing does so one after the other; sessions and links are touched only after this lock. */
export async function lockUser(tx: Tx, userId: string): Promise<LockedUser | undefined> {
  const [user] = await tx.$queryRaw<LockedUser[]>`
    select id, role::text, status::text, password_hash as "passwordHash"
    from user_account where tenant_id = current_tenant() and id = ${userId}::uuid for update`;
  return user;
}

/**
 * Locks the person and all active administrators, in one order, so that two who take each other's role at once cannot
 * leave the tenant without any.
 */
export async function lockWithAdministrators(tx: Tx, userId: string) {
  const users = await tx.$queryRaw<LockedUser[]>`
    select id, role::text, status::text, password_hash as "passwordHash"
    from user_account
    where tenant_id = current_tenant() and (id = ${userId}::uuid or (role = 'administrator' and status = 'active'))
    order by id for update`;
  const user = users.find(({ id }) => id === userId);
  const isLastAdministrator = user?.role === 'administrator' && user.status === 'active' && users.length === 1;
  return { user, requireAnother: () => refuse(isLastAdministrator) };
}

function refuse(isLastAdministrator: boolean): void {
  if (isLastAdministrator) throw new DomainError('last_administrator');
}
