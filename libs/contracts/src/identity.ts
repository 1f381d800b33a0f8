import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Cursor, Email, Id, Instant, Limit, Locale, Name, Ok } from './fields.ts';
import { PERMISSIONS, ROLES, VISIBILITIES } from './permissions.ts';

export const PASSWORD_MIN = 15;
const Password = z.string().max(256);

export const UserStatus = z.enum(['invited', 'active', 'disabled']);
export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  visibility: z.enum(VISIBILITIES),
  status: UserStatus,
  teamIds: z.array(Id),
});
export type User = z.infer<typeof User>;

export const Session = z.object({
  user: User.extend({ locale: Locale, signature: z.string() }),
  tenant: z.object({ id: Id, name: z.string() }),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** No SMTP is configured for the installation: mails rest in the local outbox. */
  mailStaysLocal: z.boolean(),
  /** Demo mode is on: accounts and their password are printed by the start command. */
  isDemo: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const TenantChoice = z.object({ tenants: z.array(z.object({ id: Id, name: z.string() })) });

export const logIn = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'public',
  input: z.object({ email: Email, password: Password, tenantId: Id.optional() }),
  output: Session,
});
export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  access: 'signed-in',
  input: z.object({}),
  output: Session,
});
export const logOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  access: 'signed-in',
  input: z.object({}),
  output: Ok,
});
export const requestPasswordReset = endpoint({
  method: 'POST',
  path: '/api/password-resets',
  access: 'public',
  input: z.object({ email: Email }),
  output: Ok,
});
/** Invitation and reset links carry a token; looking at one does not use it up. */
export const inspectAccessLink = endpoint({
  method: 'POST',
  path: '/api/access-links/inspect',
  access: 'public',
  input: z.object({ token: z.string().max(200) }),
  output: z.object({
    purpose: z.enum(['invitation', 'reset']),
    email: z.string(),
    name: z.string(),
    tenantName: z.string(),
  }),
});
export const redeemAccessLink = endpoint({
  method: 'POST',
  path: '/api/access-links/redeem',
  access: 'public',
  input: z.object({ token: z.string().max(200), password: Password, name: Name.optional() }),
  output: Session,
});
export const updateProfile = endpoint({
  method: 'PATCH',
  path: '/api/me',
  access: 'signed-in',
  input: z.object({ name: Name.optional(), locale: Locale.optional(), signature: z.string().max(5000).optional() }),
  output: Session,
});
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/me/password',
  access: 'signed-in',
  input: z.object({ current: Password, password: Password }),
  output: Ok,
});

/** Everybody signed in may see colleagues' names: they are mentioned and assigned. */
export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ users: z.array(User) }),
});
export const inviteUser = endpoint({
  method: 'POST',
  path: '/api/users',
  access: 'user.manage',
  input: z.object({
    email: Email,
    name: Name,
    role: z.enum(ROLES),
    visibility: z.enum(VISIBILITIES).default('team'),
    teamIds: z.array(Id).max(100).default([]),
  }),
  output: User,
});
export const updateUser = endpoint({
  method: 'PATCH',
  path: '/api/users/:userId',
  access: 'user.manage',
  input: z.object({
    userId: Id,
    name: Name.optional(),
    role: z.enum(ROLES).optional(),
    visibility: z.enum(VISIBILITIES).optional(),
    status: z.enum(['active', 'disabled']).optional(),
    teamIds: z.array(Id).max(100).optional(),
  }),
  output: User,
});
export const resendInvitation = endpoint({
  method: 'POST',
  path: '/api/users/:userId/invitation',
  access: 'user.manage',
  input: z.object({ userId: Id }),
  output: Ok,
});

export const Team = z.object({ id: Id, name: z.string(), memberIds: z.array(Id) });
export type Team = z.infer<typeof Team>;
export const listTeams = endpoint({
  method: 'GET',
  path: '/api/teams',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ teams: z.array(Team) }),
});
export const createTeam = endpoint({
  method: 'POST',
  path: '/api/teams',
  access: 'team.manage',
  input: z.object({ name: Name, memberIds: z.array(Id).max(1000).default([]) }),
  output: Team,
});
export const updateTeam = endpoint({
  method: 'PATCH',
  path: '/api/teams/:teamId',
  access: 'team.manage',
  input: z.object({ teamId: Id, name: Name.optional(), memberIds: z.array(Id).max(1000).optional() }),
  output: Team,
});
/** Refused with `in_use` while conversations or inboxes point at the team; `details` says how many. */
export const deleteTeam = endpoint({
  method: 'DELETE',
  path: '/api/teams/:teamId',
  access: 'team.manage',
  input: z.object({ teamId: Id }),
  output: Ok,
});

export const AuditEntry = z.object({
  sequence: z.number().int(),
  at: Instant,
  actorName: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  access: 'audit.read',
  input: z.object({ cursor: Cursor, limit: Limit }),
  output: z.object({ entries: z.array(AuditEntry), nextCursor: z.string().nullable(), isChainIntact: z.boolean() }),
});
