import { EmailInboxesService } from '@guichet/channel-email';
import { hashPassword } from '@guichet/identity';
import { asTenant, Db } from '@guichet/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Known } from './demo-past.ts';
import { DemoPastChats } from './demo-past-chats.ts';
import { DemoPastMails } from './demo-past-mails.ts';
import { DEMO_TENANT, INBOXES, MACROS, PEOPLE, TEAMS } from './demo-people.ts';
import { setUpRouting } from './demo-routing.ts';
import { DemoSite } from './demo-site.ts';

/** Fills an empty installation with a believable shop. */
@Injectable()
export class DemoSeeder {
  constructor(
    private readonly db: Db,
    private readonly emailInboxes: EmailInboxesService,
    private readonly site: DemoSite,
    private readonly mails: DemoPastMails,
    private readonly chats: DemoPastChats,
  ) {}

  async seed(password: string): Promise<void> {
    const tenantId = uuid();
    await asTenant(tenantId, async () => {
      await this.db.tx((tx) => tx.tenant.create({ data: { id: tenantId, name: DEMO_TENANT } }));
      const known = await this.people(await hashPassword(password));
      await this.db.tx((tx) => setUpRouting(tx, known.users));
      const site = await this.site.setUp(known.inboxes.get('sav')!.id);
      await this.mails.add(known);
      await this.chats.add(site, known);
    });
  }

  private async people(passwordHash: string): Promise<Known> {
    const users = new Map(PEOPLE.map((person) => [person.name, uuid()]));
    const teams = new Map<string, string>(TEAMS.map((name) => [name, uuid()]));
    await this.db.tx(async (tx) => {
      await tx.team.createMany({ data: [...teams].map(([name, id]) => ({ id, name })) });
      for (const { name, email, role, visibility, teams: of } of PEOPLE) {
        const id = users.get(name)!;
        const locale = of.includes('International') ? 'en' : 'fr';
        await tx.user.create({ data: { id, name, email, role, visibility, locale, status: 'active', passwordHash } });
        await tx.teamMember.createMany({ data: of.map((team) => ({ teamId: teams.get(team)!, userId: id })) });
      }
      const ownerId = users.get('Nadia Roche')!;
      await tx.macro.createMany({
        data: MACROS.map((macro) => ({ ...macro, actions: { ...macro.actions }, ownerId, isShared: true })),
      });
      const filter = { valueClass: 'high', status: ['open', 'pending'] };
      await tx.savedView.create({ data: { name: 'Clients à forte valeur', ownerId, isShared: true, filter } });
    });
    return { users, inboxes: await this.inboxes(teams) };
  }

  private async inboxes(teams: Map<string, string>): Promise<Known['inboxes']> {
    const inboxes: Known['inboxes'] = new Map();
    for (const { key: inboxKey, name, address, team, language } of INBOXES) {
      const { id } = await this.emailInboxes.create({
        ...{ name, address, language, fromName: `${DEMO_TENANT} · ${name}`, teamId: teams.get(team)! },
        signatureHtml: `<p>${DEMO_TENANT}<br>12 rue des Tanneurs, 69001 Lyon</p>`,
      });
      inboxes.set(inboxKey, { id, name, address });
    }
    return inboxes;
  }
}
