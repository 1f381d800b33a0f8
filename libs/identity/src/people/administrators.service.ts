import { Injectable } from '@nestjs/common';
import { asTenant, Audit, Db, DomainError, Events } from '@guichet/platform';
import { Email, Name } from '@guichet/contracts';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { findLogins } from '../log-in/log-in.query.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { requireGoodPassword } from '../passwords/password-rules.ts';

const Wishes = z.object({ tenantName: Name, email: Email, name: Name, password: z.string().max(256) });

/** Makes tenants and their first administrators, from the command line only. */
@Injectable()
export class Administrators {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /**
   * A tenant with its first administrator. Throws `weak_password`, `common_password`, or `already_exists` when the address
   * is known in a tenant of that name, so that a command given twice does not make two.
   */
  async createAdministrator(input: z.input<typeof Wishes>): Promise<{ tenantId: string; userId: string }> {
    const { tenantName, email, name, password } = Wishes.parse(input);
    requireGoodPassword(password, [tenantName, email, name]);
    for (const { tenantId } of await findLogins(this.db, email)) {
      const tenant = await asTenant(tenantId, () => this.db.tx((tx) => tx.tenant.findFirst()));
      if (tenant?.name === tenantName) throw new DomainError('already_exists', { tenantId });
    }
    const passwordHash = await hashPassword(password);
    const tenantId = uuid();
    const admin = { email, name, role: 'administrator', visibility: 'all', status: 'active', passwordHash } as const;
    return asTenant(tenantId, () =>
      this.db.tx(async (tx) => {
        await tx.tenant.create({ data: { id: tenantId, name: tenantName } });
        const { id: userId } = await tx.user.create({ data: admin });
        await this.events.record(tx, 'user.changed', { userId, revokesRights: false });
        await this.audit.record(tx, {
          action: 'tenant.created',
          subjectType: 'tenant',
          subjectId: tenantId,
          data: { email },
        });
        return { tenantId, userId };
      }),
    );
  }
}
