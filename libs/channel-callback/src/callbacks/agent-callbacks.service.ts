import { Injectable } from '@nestjs/common';
import { requireActive } from '@guichet/agents';
import type { createCallback, DeskCallback, InputOf } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { Db, DomainError, found, key, type Tx } from '@guichet/platform';
import { typedSite } from '@guichet/sites';
import { CallbackSlots } from '../slots/callback-slots.service.ts';
import { v7 as uuid } from 'uuid';
import { CallbackMaking, madeOnce, refuse, requireNumber } from './callback-making.service.ts';
import { CallbackViews } from './callback-views.service.ts';

type Input = InputOf<typeof createCallback>;

/** Somebody at the desk, or a program, asks in a customer's name. */
@Injectable()
export class AgentCallbacks {
  constructor(
    private readonly db: Db,
    private readonly making: CallbackMaking,
    private readonly slots: CallbackSlots,
    private readonly customers: CustomersService,
    private readonly views: CallbackViews,
  ) {}

  create(input: Input): Promise<DeskCallback> {
    const known = () => this.db.tx((tx) => this.known(tx, input));
    const made = this.db.tx(
      async (tx) => (await this.known(tx, input)) ?? this.views.one(tx, await this.make(tx, input)),
    );
    return madeOnce(made, known);
  }

  sites(): Promise<{ sites: { id: string; name: string }[] }> {
    return this.db.tx(async (tx) => {
      const where = { callbackQueueId: { not: null }, isEnabled: true };
      return { sites: await tx.site.findMany({ where, select: { id: true, name: true }, orderBy: { name: 'asc' } }) };
    });
  }

  /** Free ones, for whoever asks in a customer's name. */
  freeSlots(siteId: string): Promise<{ slots: string[] }> {
    return this.db.tx(async (tx) => {
      const site = typedSite(found(await tx.site.findUnique({ where: key(siteId) })));
      const slots = await this.slots.free(tx, await this.slots.placeOf(tx, site, null), null);
      return { slots: slots.map((slot) => slot.toISOString()) };
    });
  }

  private async known(tx: Tx, { clientId }: Input): Promise<DeskCallback | null> {
    const known = await tx.callback.findFirst({ where: { clientId, visitorId: null } });
    return known && this.views.one(tx, (await this.views.visible(tx, known.id)).id);
  }

  private async make(tx: Tx, input: Input): Promise<string> {
    const { siteId, clientId, name, email, language, reason, ownerId } = input;
    const site = typedSite(found(await tx.site.findUnique({ where: key(siteId) })));
    if (!site.callbackQueueId) refuse('not_offered');
    if (ownerId) await requireActive(tx, ownerId);
    const place = await this.slots.placeOf(tx, site, null);
    const { settings, queueId } = place;
    const number = requireNumber(input.number, settings, input.country ?? settings.country);
    const promisedAt = input.at ? new Date(input.at) : null;
    if (promisedAt) await this.slots.claim(tx, place, promisedAt, uuid());
    const { id } = await this.making.make(tx, {
      ...{ site, settings, queueId, promisedAt, zone: '', number, clientId, name, email, language, reason, ownerId },
      ...{ customerId: await this.customerOf(tx, input, number.number), visitorId: null, menuId: null, consent: '' },
      ...{ orderReference: '', page: { url: '', title: '' }, since: null, fromId: null },
    });
    return id;
  }

  /** Of the conversation it comes from; else whoever has that number. */
  private async customerOf(tx: Tx, { conversationId, name, language }: Input, number: string): Promise<string> {
    if (conversationId) {
      await this.views.requireVisible(tx, conversationId);
      const { customerId } = await tx.conversation.findUniqueOrThrow({ where: key(conversationId) });
      if (!customerId) throw new DomainError('invalid_input', { issues: [{ path: 'conversationId' }] });
      return customerId;
    }
    return (await this.customers.findOrCreate(tx, { kind: 'phone', value: number, name, language })).id;
  }
}
