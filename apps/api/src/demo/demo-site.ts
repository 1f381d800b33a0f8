import { SiteSecrets, SitesService } from '@guichet/sites';
import {
  ChatField,
  type createSite,
  DEMO_SITE_KEY,
  type OutputOf,
  SiteAppearance,
  SiteMenuItem,
} from '@guichet/contracts';
import { Db, key } from '@guichet/platform';
import { Injectable } from '@nestjs/common';

const none = { fr: '', en: '' };

/** Whoever tries the demo at night is at the desk himself: chat is open whenever he is ready. */
const ALL_HOURS = {
  name: 'Discussion',
  zone: 'Europe/Paris',
  ranges: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: [],
};

/** The menu before the queue: an answer without an agent, and choices that go to those who know. */
function menu(queues: ReadonlyMap<string, string>, english: string): SiteMenuItem[] {
  const international = { queueId: queues.get('International') ?? null };
  const choices = [
    {
      ...{ id: 'order', label: { fr: 'Suivre ma commande', en: 'Track my order' }, asksOrder: true },
      ...{ queueId: queues.get('Service client') ?? null, priority: 5 },
    },
    {
      ...{ id: 'size', label: { fr: 'Choisir ma pointure', en: 'Choose my size' } },
      answer: {
        fr: 'Nos modèles taillent normalement, sauf Marina : prenez une pointure de plus. L’échange est gratuit pendant 30 jours.',
        en: 'Our models run true to size, except Marina: take one size more. Exchanges are free for 30 days.',
      },
    },
    {
      ...{ id: 'return', label: { fr: 'Retour ou réparation', en: 'Return or repair' } },
      queueId: queues.get('Service client') ?? null,
    },
    {
      ...{ id: 'english', label: { fr: 'In English', en: 'In English, please' }, ...international },
      skills: [{ needs: [{ skillId: english, level: 4 }], seconds: 60 }],
    },
    { id: 'other', label: { fr: 'Autre question', en: 'Something else' } },
  ];
  return choices.map((choice) => SiteMenuItem.parse(choice));
}

export type MadeSite = OutputOf<typeof createSite>['site'];

/** The site of the demo shop, under the key that its pages carry, with a secret to sign its customer by. */
@Injectable()
export class DemoSite {
  constructor(
    private readonly db: Db,
    private readonly sites: SitesService,
    private readonly secrets: SiteSecrets,
  ) {}

  async setUp(mailInboxId: string): Promise<MadeSite> {
    const { queues, english, calendarId } = await this.db.tx(async (tx) => ({
      queues: new Map((await tx.queue.findMany()).map(({ id, name }) => [name, id])),
      english: (await tx.skill.findFirstOrThrow({ where: { name: 'English' } })).id,
      calendarId: (await tx.businessCalendar.create({ data: ALL_HOURS })).id,
    }));
    const { site } = await this.sites.create({
      ...{ name: 'Atelier Riva', language: 'fr', mailInboxId, calendarId, offersWhenBusy: true },
      // Somebody who tries the demo at night is at the desk himself: it is open whenever he is ready.
      ...{ queueId: queues.get('Vente')!, menu: menu(queues, english) },
      callQueueId: queues.get('Service client')!,
      callbackQueueId: queues.get('Service client')!,
      appearance: SiteAppearance.parse({
        colour: '#1d5c63',
        greeting: { fr: 'Bonjour ! Comment vous aider ?', en: 'Hello! How can we help?' },
      }),
      fields: [
        ChatField.parse({ key: 'name', kind: 'name', label: none }),
        ChatField.parse({ key: 'email', kind: 'email', label: none }),
      ],
    });
    await this.secrets.add({ siteId: site.id });
    await this.db.tx((tx) => tx.site.update({ where: key(site.id), data: { key: DEMO_SITE_KEY } }));
    return site;
  }
}
