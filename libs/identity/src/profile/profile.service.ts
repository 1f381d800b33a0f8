import { Inject, Injectable } from '@nestjs/common';
import type { changePassword, InputOf, Session, updateProfile } from '@guichet/contracts';
import { CONFIG, type Config, currentActor, Db, DomainError, Events, found, key } from '@guichet/platform';
import type { Browser } from '../sessions/browser.ts';
import { LogInThrottle } from '../log-in/log-in-throttle.ts';
import { PasswordChange } from './password-change.ts';
import { hashPassword, isPassword } from '../passwords/password-hash.ts';
import { requireGoodPassword } from '../passwords/password-rules.ts';
import { describeSession } from '../sessions/session.query.ts';

/** What people change about themselves. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly throttle: LogInThrottle,
    private readonly passwordChange: PasswordChange,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  update({ name, locale, signature }: InputOf<typeof updateProfile>): Promise<Session> {
    const { userId } = currentActor();
    const data = {
      ...(name ? { name } : {}),
      ...(locale ? { locale } : {}),
      ...(signature !== undefined ? { signature } : {}),
    };
    return this.db.tx(async (tx) => {
      if (Object.keys(data).length) {
        await tx.user.update({ where: key(userId), data });
        await this.events.record(tx, 'user.changed', { userId, revokesRights: false });
      }
      return describeSession(tx, userId, this.config);
    });
  }

  async changePassword(input: InputOf<typeof changePassword>, { ip }: Browser): Promise<{ ok: true }> {
    const { userId } = currentActor();
    await this.throttle.take(userId, ip);
    const user = found(await this.db.tx((tx) => tx.user.findUnique({ where: key(userId), include: { tenant: true } })));
    if (!(await isPassword(input.current, user.passwordHash))) throw new DomainError('wrong_credentials');
    await this.throttle.giveBack(userId, ip);
    requireGoodPassword(input.password, [user.name, user.email, user.tenant.name]);
    const hash = await hashPassword(input.password);
    await this.db.tx((tx) => this.passwordChange.apply(tx, { from: user.passwordHash, to: hash }));
    return { ok: true };
  }
}
