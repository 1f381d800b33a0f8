import { Injectable } from '@nestjs/common';
import type { CallbackAsk, CallbackOffer, CallbackView } from '@guichet/contracts';
import { Db, DomainError, key, type rows, storable, type Tx } from '@guichet/platform';
import { type Admitted, answersOf, type SiteRow, typedSite, unanswered } from '@guichet/sites';
import type * as z from 'zod';
import { CallbackSlots } from '../slots/callback-slots.service.ts';
import { CallbackMaking, madeOnce, refuse, requireNumber } from './callback-making.service.ts';
import { CallbackSources, NO_PLACE } from './callback-sources.service.ts';
import { CallbackViews } from './callback-views.service.ts';
import { consentWords } from './consent-words.ts';

type Input = z.output<typeof CallbackAsk>;

/** A visitor asks to be called. */
@Injectable()
export class VisitorCallbacks {
  constructor(
    private readonly db: Db,
    private readonly making: CallbackMaking,
    private readonly views: CallbackViews,
    private readonly sources: CallbackSources,
    private readonly slots: CallbackSlots,
  ) {}

  async offer({ site, visitor }: Admitted, language: 'fr' | 'en'): Promise<CallbackOffer> {
    const { settings, slots } = await this.db.tx(async (tx) => {
      const place = await this.slots.placeOf(tx, await siteNow(tx, site.id), null);
      return { settings: place.settings, slots: await this.slots.free(tx, place, visitor.visitorId) };
    });
    const { country, consent } = settings;
    const words = consent[language] || consentWords(language, site.name);
    return {
      ...{ country, consent: words, current: await this.views.currentOf(visitor.visitorId) },
      canNow: await this.sources.isSomebodyThere(site),
      slots: slots.map((slot) => slot.toISOString()),
      confirms: settings.confirmation !== 'none',
    };
  }

  /** The same `clientId` again is the same call-back. */
  async ask(admitted: Admitted, input: Input): Promise<{ callback: CallbackView }> {
    const { site, visitor } = admitted;
    const said = storable(input);
    if (unanswered(site.fields, said).length) throw new DomainError('invalid_input', { issues: [{ path: 'fields' }] });
    const where = { visitorId: visitor.visitorId, clientId: said.clientId };
    const known = () => this.db.tx((tx) => tx.callback.findFirst({ where }));
    const before = await known();
    if (!before) await this.sources.requireServed(admitted, said);
    const row = before ?? (await madeOnce(this.make(admitted, said), known));
    return { callback: await this.views.ofVisitor(visitor.visitorId, row.id) };
  }

  /** Keeps a slot free while he fills in the rest; in place of the one before. */
  async hold({ site, visitor }: Admitted, at: string): Promise<{ until: string }> {
    const until = await this.db.tx(async (tx) => {
      const place = await this.slots.placeOf(tx, await siteNow(tx, site.id), null);
      return this.slots.hold(tx, place, new Date(at), visitor.visitorId);
    });
    return { until: until.toISOString() };
  }

  private make({ visitor, account }: Admitted, said: Input): Promise<rows.Callback> {
    return this.db.tx(async (tx) => {
      const site = await siteNow(tx, visitor.siteId);
      if (!site.callbackQueueId) refuse('not_offered');
      const slot = await this.slots.placeOf(tx, site, said.menuId);
      const { settings, queueId } = slot;
      const number = requireNumber(said.number, settings, said.country);
      const row = await this.sources.meet(tx, { visitor, account }, said);
      const place = said.instead ? await this.sources.exchange(tx, visitor.visitorId, said.instead) : NO_PLACE;
      const promisedAt = said.at ? new Date(said.at) : null;
      if (promisedAt) await this.slots.claim(tx, slot, promisedAt, row.id);
      const { clientId, language, menuId, orderReference, zone } = said;
      return this.making.make(tx, {
        ...{
          site,
          settings,
          queueId,
          promisedAt,
          zone,
          number,
          clientId,
          language,
          menuId,
          orderReference,
          ...place,
          ownerId: null,
        },
        ...{ customerId: row.customerId, visitorId: row.id, name: row.name, email: row.email },
        ...{ reason: reasonOf(site, said), page: pageOf(said) },
        consent: settings.consent[language] || consentWords(language, site.name),
      });
    });
  }
}

/** The page may have known the site for hours. */
const siteNow = async (tx: Tx, id: string): Promise<SiteRow> =>
  typedSite(await tx.site.findUniqueOrThrow({ where: key(id) }));

const reasonOf = (site: SiteRow, { reason, fields, language }: Input): string =>
  [reason, ...answersOf(site.fields, fields, language).map(({ label, answer }) => `${label}: ${answer}`)]
    .filter(Boolean)
    .join('\n');

function pageOf({ context }: Input): { url: string; title: string } {
  const { url = '', title = '' } = context?.pages.at(-1) ?? {};
  return { url, title };
}
