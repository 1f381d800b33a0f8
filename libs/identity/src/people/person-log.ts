import { Injectable } from '@nestjs/common';
import { type Act, Audit, Events, type Tx } from '@guichet/platform';

/** A change of a person goes to the event log, for open desks, and to the audit log. */
@Injectable()
export class PersonLog {
  constructor(
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  async invited(tx: Tx, userId: string, data: Record<string, unknown>): Promise<void> {
    await this.events.record(tx, 'user.invited', { userId });
    await this.audit.record(tx, { action: 'user.invited', subjectType: 'user', subjectId: userId, data });
  }

  /** `revokesRights` when anything changed that open sockets were admitted with. */
  async changed(
    tx: Tx,
    userId: string,
    act: Pick<Act, 'action' | 'data' | 'actor'> & { revokesRights?: boolean },
  ): Promise<void> {
    const { revokesRights = false, ...rest } = act;
    await this.events.record(tx, 'user.changed', { userId, revokesRights });
    await this.audit.record(tx, { ...rest, subjectType: 'user', subjectId: userId });
  }
}
