import { Inject, Injectable } from '@nestjs/common';
import type { InputOf, logIn, Session } from '@guichet/contracts';
import { type Act, asTenant, Audit, CONFIG, type Config, currentActor, Db, DomainError } from '@guichet/platform';
import { atLeast } from './at-least.ts';
import type { Browser } from '../sessions/browser.ts';
import { LogInThrottle } from './log-in-throttle.ts';
import { findCandidates, type Candidate } from './log-in.query.ts';
import { isPassword } from '../passwords/password-hash.ts';
import { clearedCookie } from '../sessions/session-cookie.ts';
import { describeSession } from '../sessions/session.query.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { lockUser } from '../people/user-lock.query.ts';

/** A refusal takes this long, whoever it refuses: well above what hashing and the audit entry cost. */
const REFUSAL_MS = 400;

@Injectable()
export class LogInService {
  constructor(
    private readonly db: Db,
    private readonly throttle: LogInThrottle,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async logIn(input: InputOf<typeof logIn>, browser: Browser): Promise<Session> {
    await this.throttle.take(input.email, browser.ip);
    const start = performance.now();
    const candidates = await findCandidates(this.db, input.email, input.tenantId);
    const checks = candidates.length ? candidates.map((one) => one.passwordHash) : [null];
    const results = await Promise.all(checks.map((hash) => isPassword(input.password, hash)));
    const matches = candidates.filter((_, index) => results[index]);
    const [match] = matches;
    if (!match) return atLeast(REFUSAL_MS - (performance.now() - start), () => this.refuse(candidates, browser));
    await this.throttle.giveBack(input.email, browser.ip);
    if (matches.length > 1) throw new DomainError('choose_tenant', { tenants: matches.map((one) => one.tenant) });
    return this.open(match, browser);
  }

  describe(): Promise<Session> {
    return this.db.tx((tx) => describeSession(tx, currentActor().userId, this.config));
  }

  async logOut(browser: Browser): Promise<{ ok: true }> {
    const { userId, sessionId } = currentActor();
    await this.db.tx(async (tx) => {
      await this.sessions.end(tx, { userId, id: sessionId });
      await this.audit.record(tx, { action: 'log-out', subjectType: 'user', subjectId: userId });
    });
    browser.keep(clearedCookie(this.config));
    return { ok: true };
  }

  private open({ tenant, userId, name }: Candidate, browser: Browser): Promise<Session> {
    return asTenant(tenant.id, () =>
      this.db.tx(async (tx) => {
        // He may have been disabled while the password was being checked.
        if ((await lockUser(tx, userId))?.status !== 'active') throw new DomainError('wrong_credentials');
        await this.sessions.open(tx, userId, browser);
        await this.audit.record(tx, {
          action: 'log-in',
          subjectType: 'user',
          subjectId: userId,
          actor: { userId, name },
        });
        return describeSession(tx, userId, this.config);
      }),
    );
  }

  /** Written only where the account exists: there is no tenant to write an unknown one to. */
  private async refuse(candidates: readonly Candidate[], { ip }: Browser): Promise<never> {
    const actor = { userId: null, name: null };
    for (const { tenant, userId } of candidates) {
      const act: Act = { action: 'log-in.failed', subjectType: 'user', subjectId: userId, data: { ip }, actor };
      await asTenant(tenant.id, () => this.db.tx((tx) => this.audit.record(tx, act)));
    }
    throw new DomainError('wrong_credentials');
  }
}
