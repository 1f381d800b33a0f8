import { AsyncLocalStorage } from 'node:async_hooks';
import type { Permission, Role, Visibility } from '@guichet/contracts';

/** Who acts. The server's own jobs have none. */
export interface Actor {
  userId: string;
  name: string;
  role: Role;
  visibility: Visibility;
  teamIds: readonly string[];
  permissions: ReadonlySet<Permission>;
  sessionId: string;
}

/** Someone on a customer's website, by the token his browser keeps. */
export interface VisitorActor {
  siteId: string;
  visitorId: string;
  /** The shop's server vouches for him. */
  isSigned: boolean;
}

export interface RequestContext {
  requestId?: string;
  tenantId?: string;
  actor?: Actor;
  visitor?: VisitorActor;
  /** Where a visitor's request comes from. */
  address?: string;
  /** The domain event this work answers to. */
  causeId?: string;
}
export const context = new AsyncLocalStorage<RequestContext>();

/** Runs work as a tenant, without a person: jobs, incoming mail, start-up. */
export const asTenant = <T>(tenantId: string, work: () => T): T => context.run({ tenantId }, work);

export function currentTenant(): string {
  const id = context.getStore()?.tenantId;
  if (!id) throw new Error('no tenant in context');
  return id;
}

export const maybeActor = (): Actor | undefined => context.getStore()?.actor;

/** The person behind this request; an error where only the server itself can be. */
export function currentActor(): Actor {
  const actor = maybeActor();
  if (!actor) throw new Error('no actor in context');
  return actor;
}

/** The visitor behind this request; an error where only one can be. */
export function currentVisitor(): VisitorActor {
  const visitor = context.getStore()?.visitor;
  if (!visitor) throw new Error('no visitor in context');
  return visitor;
}
