import { Injectable } from '@nestjs/common';
import { currentActor, DomainError, type Tx } from '@guichet/platform';
import { AccessLinksService } from '../access-links/access-links.service.ts';
import { PersonLog } from '../people/person-log.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { lockUser } from '../people/user-lock.query.ts';

/** Whoever changes the password may fear that somebody else knows it: all his other sessions and open links end. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly sessions: SessionsService,
    private readonly links: AccessLinksService,
    private readonly personLog: PersonLog,
  ) {}

  /** `from` is the hash that was checked, so that of two changes at once the second is refused. */
  async apply(tx: Tx, { from, to }: { from: string | null; to: string }): Promise<void> {
    const { userId, sessionId } = currentActor();
    const locked = await lockUser(tx, userId);
    if (locked?.status !== 'active' || locked.passwordHash !== from) throw new DomainError('wrong_credentials');
    await tx.user.updateMany({ where: { id: userId }, data: { passwordHash: to } });
    await this.links.withdraw(tx, userId);
    await this.sessions.end(tx, { userId, except: sessionId });
    await this.personLog.changed(tx, userId, { action: 'password.changed' });
  }
}
