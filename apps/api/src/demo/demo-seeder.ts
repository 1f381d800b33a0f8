import { ConversationIntake } from '@guichet/conversations';
import { EmailInboxesService } from '@guichet/channel-email';
import { hashPassword } from '@guichet/identity';
import { asTenant, Db, key, type rows, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type DemoConversation, ENGLISH, FRENCH, PAST } from './demo-conversations.ts';
import { setUpRouting, standInQueue } from './demo-routing.ts';
import { DemoSite } from './demo-site.ts';
import { DEMO_TENANT, type DemoInbox, INBOXES, MACROS, PEOPLE, TEAMS } from './demo-people.ts';

const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

interface Known {
  users: Map<string, string>;
  inboxes: Map<DemoInbox, { id: string; name: string; address: string }>;
}

/** Fills an empty installation with a believable shop. What customers wrote comes in by the ordinary way. */
@Injectable()
export class DemoSeeder {
  constructor(
    private readonly db: Db,
    private readonly intake: ConversationIntake,
    private readonly emailInboxes: EmailInboxesService,
    private readonly routing: RoutingService,
    private readonly site: DemoSite,
  ) {}

  async seed(password: string): Promise<void> {
    const tenantId = uuid();
    await asTenant(tenantId, async () => {
      await this.db.tx((tx) => tx.tenant.create({ data: { id: tenantId, name: DEMO_TENANT } }));
      const known = await this.people(await hashPassword(password));
      await this.db.tx((tx) => setUpRouting(tx, known.users));
      await this.site.setUp(known.inboxes.get('sav')!.id);
      const all = [...FRENCH, ...ENGLISH, ...PAST].sort((a, b) => b.turns[0]!.hoursAgo - a.turns[0]!.hoursAgo);
      for (const conversation of all) await this.db.tx((tx) => this.conversation(tx, conversation, known));
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

  private async conversation(tx: Tx, demo: DemoConversation, { users, inboxes }: Known): Promise<void> {
    const inbox = inboxes.get(demo.inbox)!;
    let conversationId: string | null = null;
    for (const turn of demo.turns) {
      const at = hoursAgo(turn.hoursAgo);
      if (!turn.by) conversationId = await this.receive(tx, demo, inbox, { ...turn, at, conversationId });
      else
        await addPast(tx, conversationId!, demo, {
          ...turn,
          at,
          authorId: users.get(turn.by)!,
          author: turn.by,
          inbox,
        });
    }
    await standInQueue(tx, this.routing, await settle(tx, conversationId!, demo, users), demo.customer.value);
  }

  private async receive(
    tx: Tx,
    { customer, subject }: DemoConversation,
    inbox: { id: string; name: string; address: string },
    turn: { text: string; at: Date; conversationId: string | null },
  ): Promise<string> {
    const { conversationId } = await this.intake.receive(tx, {
      externalId: `demo:${uuid()}`,
      conversationId: turn.conversationId,
      channel: 'email',
      inboxId: inbox.id,
      at: turn.at,
      subject: turn.conversationId ? `Re: ${subject}` : subject,
      kind: 'normal',
      from: { name: customer.name, address: customer.email },
      to: [{ name: inbox.name, address: inbox.address }],
      cc: [],
      text: turn.text,
      quotedText: '',
      html: null,
      hasRemoteImages: false,
      language: inbox.name === 'International' ? 'en' : 'fr',
      notices: [],
      attachments: [],
      hasRaw: false,
    });
    return conversationId;
  }
}

const asHtml = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');

/** An answer or note of days ago, as it stood then. */
async function addPast(
  tx: Tx,
  conversationId: string,
  { customer, subject }: DemoConversation,
  past: { at: Date; text: string; isNote?: boolean; author: string; authorId: string; inbox: { address: string } },
): Promise<void> {
  const { at, text, authorId, isNote, inbox, author } = past;
  const { sequence } = await tx.conversation.update({
    where: key(conversationId),
    data: {
      sequence: { increment: 1 },
      ...(isNote
        ? {}
        : {
            lastMessageAt: at,
            waitingSince: null,
            answerDueAt: null,
            firstAnsweredAt: at,
            preview: text.slice(0, 140),
          }),
    },
  });
  const common = { conversationId, sequence, at, authorUserId: authorId, text, html: asHtml(text) };
  if (isNote) await tx.entry.create({ data: { ...common, type: 'note' } });
  else
    await tx.entry.create({
      data: {
        ...common,
        ...{ type: 'message', direction: 'out', delivery: 'sent', subject: `Re: ${subject}` },
        ...{ fromName: author, fromAddress: inbox.address, data: { mode: 'reply' } },
        recipients: { to: [{ name: customer.name, address: customer.email }], cc: [], bcc: [] },
      },
    });
}

/** How the conversation stands today. */
async function settle(
  tx: Tx,
  id: string,
  demo: DemoConversation,
  users: Map<string, string>,
): Promise<rows.Conversation> {
  const { status = 'open', priority = 'normal', assignee, tags = [], followUp, customer } = demo;
  const conversation = await tx.conversation.update({
    where: key(id),
    data: {
      ...{
        status,
        priority,
        assigneeId: assignee ? users.get(assignee)! : null,
        createdAt: hoursAgo(demo.turns[0]!.hoursAgo),
      },
      ...(status === 'snoozed' ? { snoozedUntil: new Date(Date.now() + 60 * HOUR) } : {}),
      ...(status === 'resolved'
        ? { resolvedAt: hoursAgo(demo.turns.at(-1)!.hoursAgo), waitingSince: null, answerDueAt: null }
        : {}),
    },
  });
  for (const name of tags) {
    const tag = (await tx.tag.findFirst({ where: { name } })) ?? (await tx.tag.create({ data: { name } }));
    await tx.conversationTag.createMany({ data: [{ conversationId: id, tagId: tag.id }], skipDuplicates: true });
  }
  const ownerId = conversation.assigneeId;
  if (followUp)
    await tx.followUp.create({
      data: { conversationId: id, ownerId, text: followUp.text, dueAt: hoursAgo(-followUp.inHours) },
    });
  if (customer.value && conversation.customerId)
    await tx.customer.update({ where: key(conversation.customerId), data: { valueClass: customer.value } });
  return conversation;
}
