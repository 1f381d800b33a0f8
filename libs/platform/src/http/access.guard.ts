import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Access, Endpoint } from '@guichet/contracts';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { type Actor, context } from '../context.ts';
import { DomainError } from '../domain-error.ts';
import { ENDPOINT } from './implements.ts';
import { VisitorDoors } from './visitor-doors.ts';
import { siteKeyOf } from './widget-origins.ts';

/** Who a request or socket is, from its cookie header; null when nobody. Identity provides it. */
export abstract class Authenticator {
  abstract authenticate(cookies: string | undefined): Promise<{ tenantId: string; actor: Actor } | null>;
}

/** The one authorisation function of HTTP and sockets. */
export function authorise(access: Exclude<Access, 'widget'>, actor: Actor | undefined): void {
  if (access === 'public') return;
  if (!actor) throw new DomainError('unauthenticated');
  if (access !== 'signed-in' && !actor.permissions.has(access)) throw new DomainError('forbidden');
}

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly doors: VisitorDoors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType() !== 'http') return true;
    const e = this.reflector.get<Endpoint | undefined>(ENDPOINT, execution.getHandler());
    if (!e) throw new DomainError('not_found'); // only contracts are routes
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    if (e.access === 'widget') return this.admitVisitor(request);
    if (e.method !== 'GET') this.refuseForeignOrigin(request);
    if (e.access === 'public') return true;
    const session = await this.authenticator.authenticate(request.headers.cookie);
    authorise(e.access, session?.actor);
    Object.assign(context.getStore()!, session);
    return true;
  }

  /** Pages of the site only, with the token of one of its visitors. */
  private async admitVisitor({ url, headers, ip: address }: FastifyRequest): Promise<boolean> {
    const siteKey = siteKeyOf(url) ?? '';
    if (headers.origin && !(await this.doors.isAllowed(siteKey, headers.origin)))
      throw new DomainError('foreign_origin');
    const admitted = await this.doors.authenticate(siteKey, headers.authorization);
    if (!admitted) throw new DomainError('unauthenticated');
    Object.assign(context.getStore()!, admitted, { address });
    return true;
  }

  /** Browsers name the origin of each change; one from elsewhere is a forged request (CSRF). */
  private refuseForeignOrigin(request: FastifyRequest): void {
    const { origin, host } = request.headers;
    if (!origin) return; // not a browser, so no ambient cookie to abuse
    const isOwn = origin === new URL(this.config.PUBLIC_URL).origin || URL.parse(origin)?.host === host;
    if (!isOwn) throw new DomainError('foreign_origin');
  }
}
