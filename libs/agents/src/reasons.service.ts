import { Injectable } from '@nestjs/common';
import type { createReason, InputOf, listReasons, NotReadyReason, OutputOf, updateReason } from '@guichet/contracts';
import { type Act, Audit, Db, Events, found, key, type rows, type Tx } from '@guichet/platform';
import { STANDARD_REASON_ROWS } from './standard-reasons.ts';

/** Why agents are not ready. A tenant starts with the standard ones. */
@Injectable()
export class ReasonsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  list(): Promise<OutputOf<typeof listReasons>> {
    return this.db.tx(async (tx) => {
      await seed(tx);
      const orderBy = [{ position: 'asc' as const }, { name: 'asc' as const }];
      const reasons = await tx.notReadyReason.findMany({ where: { isActive: true }, orderBy });
      return { reasons: reasons.map(toReason) };
    });
  }

  create(input: InputOf<typeof createReason>): Promise<NotReadyReason> {
    return this.db.tx(async (tx) => {
      await seed(tx);
      const position = await tx.notReadyReason.count();
      const row = await tx.notReadyReason.create({ data: { ...input, position } });
      await this.tell(tx, row.id, 'reason.created', input);
      return toReason(row);
    });
  }

  /** A renamed standard reason is the tenant's own from then on. */
  update({ reasonId, name, colour, isProductive }: InputOf<typeof updateReason>): Promise<NotReadyReason> {
    return this.db.tx(async (tx) => {
      const before = found(await tx.notReadyReason.findUnique({ where: { ...key(reasonId), isActive: true } }));
      const data = {
        ...(name !== undefined && name !== before.name ? { name, code: null } : {}),
        ...(colour === undefined ? {} : { colour }),
        ...(isProductive === undefined ? {} : { isProductive }),
      };
      const row = await tx.notReadyReason.update({ where: key(reasonId), data });
      await this.tell(tx, reasonId, 'reason.changed', data);
      return toReason(row);
    });
  }

  /** Taken out of the choice; the log keeps naming it. */
  remove(reasonId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { name } = found(await tx.notReadyReason.findUnique({ where: { ...key(reasonId), isActive: true } }));
      // Its name is free again; the id in the log tells it apart.
      const data = { isActive: false, name: `${name} · ${reasonId}` };
      await tx.notReadyReason.update({ where: key(reasonId), data });
      await this.tell(tx, reasonId, 'reason.deleted', { name });
      return { ok: true };
    });
  }

  private async tell(tx: Tx, reasonId: string, action: Act['action'], data: object): Promise<void> {
    await this.events.record(tx, 'reason.changed', { reasonId });
    const about = { action, subjectType: 'reason', subjectId: reasonId };
    await this.audit.record(tx, { ...about, data: data as Record<string, unknown> });
  }
}

/** Once a tenant: also those that came to be before there were reasons. */
async function seed(tx: Tx): Promise<void> {
  if (await tx.notReadyReason.findFirst({ select: { id: true } })) return;
  const data = STANDARD_REASON_ROWS.map((row, position) => ({ ...row, position }));
  await tx.notReadyReason.createMany({ data, skipDuplicates: true });
}

const toReason = ({ id, code, name, colour, isProductive }: rows.NotReadyReason): NotReadyReason => ({
  ...{ id, name, isProductive },
  code: code as NotReadyReason['code'],
  colour: colour as NotReadyReason['colour'],
});
