import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { Clock, Db, found, key, type rows, type Tx } from '@guichet/platform';
import { type SiteRow, typedSite } from '@guichet/sites';
import { v7 as uuid } from 'uuid';
import { CallbackMaking, madeOnce, refuse, requireNumber } from '../callbacks/callback-making.service.ts';
import { CallbackSlots } from './callback-slots.service.ts';

/** Whoever comes by the link of an expired one later than this has another question by then. */
const OPEN_MS = 30 * 86_400_000;

/** Times that may be chosen by the link of a call-back, and what an expired one is asked for again by. */
@Injectable()
export class CallbackRenewals {
  constructor(
    private readonly db: Db,
    private readonly slots: CallbackSlots,
    private readonly making: CallbackMaking,
    private readonly clock: Clock,
  ) {}

  /** Free ones, while one may be chosen. */
  async slotsFor(tx: Tx, row: rows.Callback): Promise<Date[]> {
    const site = await siteOf(tx, row);
    const isOpen = row.state === 'scheduled' || row.state === 'waiting' || this.canRenew(row);
    if (!isOpen || site.callbackQueueId === null) return [];
    return this.slots.free(tx, await this.slots.placeOf(tx, site, row.menuId), row.id);
  }

  /** The last of those that came of each other. */
  async newestOf(tx: Tx, row: rows.Callback): Promise<rows.Callback> {
    for (let newest = row; ;) {
      const next = await renewalOf(tx, newest);
      if (!next) return newest;
      newest = next;
    }
  }

  /** The same person, number and matter, at another minute. What expired stays as it was: its promise is counted. */
  renew(row: rows.Callback, at: Date): Promise<rows.Callback> {
    if (!this.canRenew(row)) return refuse('too_late');
    const made = this.db.tx(async (tx) => {
      const site = await siteOf(tx, row);
      const place = await this.slots.placeOf(tx, site, row.menuId);
      const id = uuid();
      await this.slots.claim(tx, place, at, id);
      const { visitorId, name, email, language, menuId, orderReference, reason, zone, consent, ownerId } = row;
      const { customerId } = await tx.conversation.findUniqueOrThrow({ where: key(row.conversationId) });
      return this.making.make(tx, {
        ...{ ...place, visitorId, name, email, menuId, orderReference, reason, zone, consent, ownerId },
        ...{
          customerId: customerId!,
          clientId: uuid(),
          renewsId: row.id,
          language: language as Locale,
          promisedAt: at,
        },
        number: requireNumber(row.number, place.settings, place.settings.country),
        ...{ page: { url: row.pageUrl, title: row.pageTitle }, since: null, fromId: null },
      });
    });
    return madeOnce(made, () => this.db.tx((tx) => renewalOf(tx, row)));
  }

  private canRenew({ state, endedAt }: rows.Callback): boolean {
    return state === 'expired' && endedAt !== null && this.clock.now().getTime() - endedAt.getTime() < OPEN_MS;
  }
}

/** It is asked for once again, however often the link is used. */
const renewalOf = (tx: Tx, { id }: rows.Callback): Promise<rows.Callback | null> =>
  tx.callback.findFirst({ where: { renewsId: id } });

const siteOf = async (tx: Tx, { siteId }: rows.Callback): Promise<SiteRow> =>
  typedSite(found(await tx.site.findUnique({ where: key(siteId) })));
