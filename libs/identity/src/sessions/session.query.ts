import type { Role, Session, Visibility } from '@guichet/contracts';
import { ROLE_PERMISSIONS } from '@guichet/contracts';
import { type Config, currentTenant, found, key, type Tx } from '@guichet/platform';
import type { PoolClient } from 'pg';

export interface SessionRow {
  sessionId: string;
  createdAt: Date;
  lastSeenAt: Date;
  userId: string;
  name: string;
  role: Role;
  visibility: Visibility;
  teamIds: string[];
}

/** Runs on every request, hence without the ORM. */
const SESSION = `
  select s.id as "sessionId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
    u.id as "userId", u.name, u.role::text, u.visibility::text,
    coalesce((select array_agg(m.team_id::text) from team_member m
      where m.tenant_id = u.tenant_id and m.user_id = u.id), '{}') as "teamIds"
  from session s join user_account u on u.tenant_id = s.tenant_id and u.id = s.user_id
  where s.tenant_id = current_tenant() and s.token_hash = $1 and s.expires_at > $2 and u.status = 'active'`;

export async function findSession(client: PoolClient, tokenHash: string, now: Date): Promise<SessionRow | null> {
  const { rows } = await client.query<SessionRow>({ name: 'session', text: SESSION, values: [tokenHash, now] });
  return rows[0] ?? null;
}

/** What the desk learns about the person it serves. */
export async function describeSession(tx: Tx, userId: string, config: Config): Promise<Session> {
  const user = found(
    await tx.user.findUnique({
      where: key(userId),
      omit: { passwordHash: true },
      include: { teams: { select: { teamId: true } }, tenant: { select: { name: true } } },
    }),
  );
  const { id, email, name, role, visibility, status, signature, teams, tenant } = user;
  const locale = user.locale === 'en' ? 'en' : 'fr';
  return {
    user: { id, email, name, role, visibility, status, signature, locale, teamIds: teams.map((team) => team.teamId) },
    tenant: { id: currentTenant(), name: tenant.name },
    permissions: [...ROLE_PERMISSIONS[role]],
    mailStaysLocal: !config.SMTP_URL,
    isDemo: config.GUICHET_DEMO,
  };
}
