import { Injectable } from '@nestjs/common';
import {
  CallbackSettings,
  type getCallbackSettings,
  type InputOf,
  type OutputOf,
  type updateCallbackSettings,
} from '@guichet/contracts';
import { STANDARD_POLICY } from '@guichet/phone-numbers';
import { Audit, currentTenant, Db, Events, found, key, type Tx } from '@guichet/platform';
import { measuredCalls } from '../slots/measured-calls.query.ts';
import { ENOUGH_MEASURED } from '../slots/slots.ts';

const NOTHING = { count: 0, seconds: null };
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

  show(siteId: string): Promise<OutputOf<typeof getCallbackSettings>> {
    return this.db.tx((tx) => this.shown(tx, siteId));
  }

  async of(tx: Tx, siteId: string): Promise<CallbackSettings> {
    const row = await tx.callbackSetting.findUnique({ where: keyOf(siteId) });
    return row ? CallbackSettings.parse(row) : STANDARD;
  }

  update({
    siteId,
    ...input
  }: InputOf<typeof updateCallbackSettings>): Promise<OutputOf<typeof updateCallbackSettings>> {
    const wishes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return this.db.tx(async (tx) => {
      found(await tx.site.findUnique({ where: key(siteId), select: { id: true } }));
      const create = { siteId, ...STANDARD, ...wishes };
      await tx.callbackSetting.upsert({ where: keyOf(siteId), create, update: wishes });
      await this.events.record(tx, 'site.changed', { siteId });
      await this.audit.record(tx, {
        ...{ action: 'site.callbacks-changed', subjectType: 'site', subjectId: siteId, data: wishes },
      });
      return this.shown(tx, siteId);
    });
  }

  private async shown(tx: Tx, siteId: string): Promise<OutputOf<typeof getCallbackSettings>> {
    const { callbackQueueId } = found(await tx.site.findUnique({ where: key(siteId) }));
    const settings = await this.of(tx, siteId);
    const { count, seconds } = callbackQueueId ? await measuredCalls(tx, callbackQueueId) : NOTHING;
    const minutes = seconds === null ? null : Math.round(seconds / 6) / 10;
    return { ...settings, measured: { count, minutes, isUsed: count >= ENOUGH_MEASURED } };
  }
}

const keyOf = (siteId: string) => ({ tenantId_siteId: { tenantId: currentTenant(), siteId } });
