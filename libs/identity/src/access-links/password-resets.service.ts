import { Injectable } from '@nestjs/common';
import type { InputOf, requestPasswordReset } from '@guichet/contracts';
import { asTenant, Audit, Db } from '@guichet/platform';
import { AccessLinksService } from './access-links.service.ts';
import { atLeast } from '../log-in/at-least.ts';
import type { Browser } from '../sessions/browser.ts';
import { findLogins } from '../log-in/log-in.query.ts';
import { LogInThrottle } from '../log-in/log-in-throttle.ts';

/** Well above what writing a link costs, so that the time tells nobody whether the address is known. */
const ANSWER_MS = 300;

@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly db: Db,
    private readonly throttle: LogInThrottle,
    private readonly links: AccessLinksService,
    private readonly audit: Audit,
  ) {}

  /** A link for each tenant that the address may log in to; the answer is the same when there is none. */
  async request({ email }: InputOf<typeof requestPasswordReset>, { ip }: Browser): Promise<{ ok: true }> {
    await this.throttle.takeReset(email, ip);
    return atLeast(ANSWER_MS, async () => {
      const logins = await findLogins(this.db, email);
      await Promise.all(logins.map(({ tenantId, userId }) => asTenant(tenantId, () => this.send(userId, ip))));
      return { ok: true };
    });
  }

  private send(userId: string, ip: string): Promise<void> {
    return this.db.tx(async (tx) => {
      await this.links.issue(tx, userId, 'reset');
      const actor = { userId: null, name: null };
      const about = { subjectType: 'user', subjectId: userId, data: { ip }, actor };
      await this.audit.record(tx, { action: 'password-reset.requested', ...about });
    });
  }
}
