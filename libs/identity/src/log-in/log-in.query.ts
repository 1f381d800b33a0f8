import { asTenant, type Db, key } from '@guichet/platform';

/** An account that an address may log in to. */
export interface Candidate {
  tenant: { id: string; name: string };
  userId: string;
  name: string;
  passwordHash: string | null;
}

/** Each costs a password hash; nobody is in more tenants of one installation. */
const MOST = 10;

/** Where the tenants of an address are found: before a tenant is known, so by a function that tells ids only. */
export async function findLogins(db: Db, email: string): Promise<{ tenantId: string; userId: string }[]> {
  const rows = await db.beforeTenant<{ tenant_id: string; user_id: string }>('select * from find_logins($1)', [email]);
  return rows.slice(0, MOST).map((row) => ({ tenantId: row.tenant_id, userId: row.user_id }));
}

export async function findCandidates(db: Db, email: string, only: string | undefined): Promise<Candidate[]> {
  const logins = (await findLogins(db, email)).filter(({ tenantId }) => !only || tenantId === only);
  return Promise.all(logins.map(({ tenantId, userId }) => asTenant(tenantId, () => readCandidate(db, userId))));
}

const readCandidate = (db: Db, userId: string): Promise<Candidate> =>
  db.tx(async (tx) => {
    const { id, name, passwordHash, tenant } = await tx.user.findUniqueOrThrow({
      where: key(userId),
      include: { tenant: { select: { id: true, name: true } } },
    });
    return { tenant, userId: id, name, passwordHash };
  });
