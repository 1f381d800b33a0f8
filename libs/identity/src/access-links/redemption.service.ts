import { Inject, Injectable } from '@nestjs/common';
import type { InputOf, inspectAccessLink, OutputOf, redeemAccessLink, Session } from '@guichet/contracts';
import { asTenant, CONFIG, type Config, Db, DomainError, type Tx } from '@guichet/platform';
import { AccessLinksService, statusFor, type UsableLink } from './access-links.service.ts';
import type { Browser } from '../sessions/browser.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { requireGoodPassword } from '../passwords/password-rules.ts';
import { PersonLog } from '../people/person-log.ts';
import { readScopedToken } from '../sessions/scoped-token.ts';
import { describeSession } from '../sessions/session.query.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { lockUser } from '../people/user-lock.query.ts';

/** What happens behind an invitation or reset link. */
@Injectable()
export class RedemptionService {
  constructor(
    private readonly db: Db,
    private readonly links: AccessLinksService,
    private readonly sessions: SessionsService,
    private readonly personLog: PersonLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  inspect({ token }: InputOf<typeof inspectAccessLink>): Promise<OutputOf<typeof inspectAccessLink>> {
    return this.behind(token, async (secret) => {
      const { purpose, user } = await this.db.tx((tx) => this.links.find(tx, secret));
      return { purpose, email: user.email, name: user.name, tenantName: user.tenant.name };
    });
  }

  redeem(input: InputOf<typeof redeemAccessLink>, browser: Browser): Promise<Session> {
    const { token, password, name } = input;
    return this.behind(token, async (secret) => {
      const link = await this.db.tx((tx) => this.links.find(tx, secret));
      const { user, purpose } = link;
      requireGoodPassword(password, [user.name, user.email, user.tenant.name, name ?? '']);
      const passwordHash = await hashPassword(password);
      const isNamed = purpose === 'invitation' && name;
      const change = { passwordHash, status: 'active' as const, ...(isNamed ? { name } : {}) };
      return this.db.tx((tx) => this.letIn(tx, link, change, browser));
    });
  }

  private async letIn(
    tx: Tx,
    { id, purpose, user }: UsableLink,
    change: { passwordHash: string; status: 'active'; name?: string },
    browser: Browser,
  ): Promise<Session> {
    const locked = await lockUser(tx, user.id);
    if (locked?.status !== statusFor(purpose)) throw new DomainError('link_expired');
    await this.links.use(tx, id);
    await this.links.withdraw(tx, user.id);
    await tx.user.updateMany({ where: { id: user.id }, data: change });
    await this.sessions.end(tx, { userId: user.id });
    const actor = { userId: user.id, name: change.name ?? user.name };
    await this.personLog.changed(tx, user.id, {
      action: purpose === 'invitation' ? 'user.joined' : 'password.reset',
      actor,
    });
    await this.sessions.open(tx, user.id, browser);
    return describeSession(tx, user.id, this.config);
  }

  private behind<T>(token: string, work: (secret: string) => Promise<T>): Promise<T> {
    const scoped = readScopedToken(token);
    if (!scoped) throw new DomainError('link_expired');
    return asTenant(scoped.tenantId, () => work(scoped.token));
  }
}
