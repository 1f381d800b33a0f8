/** What a person can be allowed to do; each endpoint names one. */
export const PERMISSIONS = [
  'conversation.read',
  'conversation.write',
  'customer.read',
  'customer.write',
  'customer.merge',
  'macro.share',
  'view.share',
  'audit.read',
  'user.manage',
  'team.manage',
  'inbox.manage',
  'routing.supervise',
  'queue.manage',
  'site.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['agent', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Which conversations someone sees: his own and unassigned ones of his teams, his teams' all, or everybody's. */
export const VISIBILITIES = ['own', 'team', 'all'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

const agent: readonly Permission[] = ['conversation.read', 'conversation.write', 'customer.read', 'customer.write'];
const supervisor: readonly Permission[] = [
  ...agent,
  'customer.merge',
  'macro.share',
  'view.share',
  'audit.read',
  'routing.supervise',
];

/** The one table of roles; the server guards by it, the desk shows by it. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agent,
  supervisor,
  administrator: PERMISSIONS,
};
