import { Injectable } from '@nestjs/common';
import { CallbackSettings, type InputOf, type updateCallbackSettings } from '@guichet/contracts';
import { STANDARD_POLICY } from '@guichet/phone-numbers';
import { Audit, currentTenant, Db, Events, found, key, type Tx } from '@guichet/platform';

/** Of a site that nobody has set. */
const STANDARD: CallbackSettings = {
  ...{ maxAttempts: 3, gapSeconds: 1800, expiryHours: 24, ringSeconds: 30, perNumberADay: 3 },
  ...{ leadMinutes: 30, slotMinutes: 30, handlingMinutes: 10, expectedAgents: null, lateMinutes: 5 },
  confirmation: 'none',
  ...STANDARD_POLICY,
  consent: { fr: '', en: '' },
};

/** How sites call back. */
@Injectable()
export class CallbackSettingsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  show(siteId: string): Promise<CallbackSettings> {
    return this.db.tx(async (tx) => {
      found(await tx.site.findUnique({ where: key(siteId), select: { id: true } }));
      return this.of(tx, siteId);
    });
  }

  async of(tx: Tx, siteId: string): Promise<CallbackSettings> {
    const row = await tx.callbackSetting.findUnique({ where: keyOf(siteId) });
    return row ? CallbackSettings.parse(row) : STANDARD;
  }

  update({ siteId, ...input }: InputOf<typeof updateCallbackSettings>): Promise<CallbackSettings> {
    const wishes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return this.db.tx(async (tx) => {
      found(await tx.site.findUnique({ where: key(siteId), select: { id: true } }));
      const create = { siteId, ...STANDARD, ...wishes };
      await tx.callbackSetting.upsert({ where: keyOf(siteId), create, update: wishes });
      await this.events.record(tx, 'site.changed', { siteId });
      await this.audit.record(tx, {
        ...{ action: 'site.callbacks-changed', subjectType: 'site', subjectId: siteId, data: wishes },
      });
      return this.of(tx, siteId);
    });
  }
}

const keyOf = (siteId: string) => ({ tenantId_siteId: { tenantId: currentTenant(), siteId } });
