import { followUpMail } from '@guichet/channel-chat';
import { SiteMenuItem, type VisitorContextInput } from '@guichet/contracts';
import { ConversationIntake } from '@guichet/conversations';
import { CustomersService } from '@guichet/customers';
import { CONFIG, type Config, Db, key, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CHATS, type DemoChat, type DemoTurn, deviceOf } from './demo-chats.ts';
import { addPastMessage, hoursAgo, type Known, settle } from './demo-past.ts';
import { standInQueue } from './demo-routing.ts';
import type { MadeSite } from './demo-site.ts';

/** What is settled before a chat's first word. */
interface Scene {
  chat: DemoChat;
  site: MadeSite;
  known: Known;
  visitorId: string;
  customerId: string;
}

/** Chats of the last days on the shop's site: over, so that nobody waits in them. */
@Injectable()
export class DemoPastChats {
  constructor(
    private readonly db: Db,
    private readonly intake: ConversationIntake,
    private readonly customers: CustomersService,
    private readonly routing: RoutingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async add(site: MadeSite, known: Known): Promise<void> {
    for (const chat of CHATS.toSorted((a, b) => b.hoursAgo - a.hoursAgo))
      await this.db.tx(async (tx) => {
        const visitorId = uuid();
        const { language, visitor } = chat;
        const who = { kind: 'visitor' as const, value: visitorId, name: visitor.name, language };
        const { id: customerId } = await this.customers.findOrCreate(tx, who);
        await this.addOne(tx, { chat, site, known, visitorId, customerId });
      });
  }

  private async addOne(tx: Tx, scene: Scene): Promise<void> {
    const { chat, known } = scene;
    let conversationId = '';
    let mailed = { after: 0, to: 0 };
    for (const turn of chat.turns) {
      const words = { at: minuteOf(chat, turn.minute), text: turn.text, author: null };
      if (turn.by === 'visitor' || turn.by === 'mail')
        conversationId = await this.hear(tx, scene, turn, conversationId);
      else if (turn.by === 'agent') await answer(tx, conversationId, scene, words);
      else mailed = await followUp(tx, conversationId, scene, words);
    }
    await this.remember(tx, conversationId, scene, mailed);
    await answerOf(tx, conversationId, chat);
    const turns = chat.turns.map(({ minute }) => ({ hoursAgo: chat.hoursAgo - minute / 60 }));
    const customer = { name: chat.visitor.name, email: chat.visitor.email };
    await standInQueue(tx, this.routing, await settle(tx, conversationId, { ...chat, turns, customer }, known.users));
  }

  /** The first word goes where the menu says; an answer by mail comes into the same conversation. */
  private async hear(tx: Tx, scene: Scene, { by, minute, text }: DemoTurn, conversationId: string): Promise<string> {
    const { chat, site, known, customerId } = scene;
    const { language, visitor } = chat;
    const mail = known.inboxes.get('sav')!;
    const channel = by === 'mail' ? 'email' : 'chat';
    const received = await this.intake.receive(tx, {
      ...{ externalId: `demo:${uuid()}`, conversationId: conversationId || null, channel, kind: 'normal', language },
      ...{ inboxId: by === 'mail' ? mail.id : site.inboxId, at: minuteOf(chat, minute) },
      subject: by === 'mail' ? `Re: ${followUpMail(language, site.name, []).subject}` : labelOf(scene),
      from: { name: visitor.name, address: visitor.email },
      to: by === 'mail' ? [{ name: mail.name, address: mail.address }] : [],
      ...{ cc: [], text, quotedText: '', html: null, hasRemoteImages: false, notices: [], attachments: [] },
      ...{ hasRaw: false, customerId, wish: choiceOf(scene) },
    });
    return received.conversationId;
  }

  /** What a chat has beside its timeline. All is read, so that no mail follows it today. */
  private async remember(
    tx: Tx,
    conversationId: string,
    scene: Scene,
    mailed: { after: number; to: number },
  ): Promise<void> {
    const { chat, site, visitorId, customerId } = scene;
    const { sequence } = await tx.conversation.findFirstOrThrow({ where: { id: conversationId } });
    const { ended, rating, language, menuId, orderReference = '' } = chat;
    const [startedAt, endedAt] = [minuteOf(chat, 0), minuteOf(chat, ended.minute)];
    const seen = mailed.after || sequence;
    const said = chat.turns.findLast(({ by }) => by === 'visitor')!;
    await tx.visitor.create({
      data: {
        ...{ id: visitorId, siteId: site.id, customerId, language, ...chat.visitor, context: this.contextOf(chat) },
        ...{ createdAt: startedAt, lastSeenAt: minuteOf(chat, said.minute + 1) },
      },
    });
    await tx.chat.create({
      data: {
        ...{ conversationId, siteId: site.id, visitorId, menuId, subject: [labelOf(scene)] },
        ...{ orderReference, startedAt, lastVisitorAt: minuteOf(chat, said.minute) },
        ...{ visitorDelivered: seen, visitorRead: seen, agentDelivered: sequence, agentRead: sequence },
        ...(mailed.to ? { mailedAt: endedAt, mailedSequence: mailed.to } : {}),
        ...{ endedAt, endedBy: ended.by },
        ...(rating ? { rating: rating.score, ratingComment: rating.comment, ratedAt: endedAt } : {}),
      },
    });
  }

  private contextOf(chat: DemoChat) {
    const { page, language } = chat;
    const url = new URL(page.path, this.config.PUBLIC_URL).href;
    const pages = [{ url, title: page.title, at: minuteOf(chat, 0).toISOString() }];
    return { pages, language, device: deviceOf(chat) } satisfies VisitorContextInput;
  }
}

const minuteOf = ({ hoursAgo: begun }: DemoChat, minute: number): Date => hoursAgo(begun - minute / 60);
const choiceOf = ({ site, chat }: Scene) => SiteMenuItem.parse(site.menu.find(({ id }) => id === chat.menuId));
const labelOf = (scene: Scene): string => choiceOf(scene).label[scene.chat.language];

interface Words {
  at: Date;
  text: string;
  author: null;
}

function answer(tx: Tx, conversationId: string, { chat, known }: Scene, words: Words): Promise<number> {
  const author = { id: known.users.get(chat.assignee)!, name: chat.assignee };
  return addPastMessage(tx, conversationId, { ...words, author }, { fromName: author.name, data: { mode: 'reply' } });
}

/** What the visitor said of his request once the chat was over. */
async function answerOf(tx: Tx, conversationId: string, chat: DemoChat): Promise<void> {
  const { isSettled, ended } = chat;
  if (isSettled === undefined) return;
  const at = minuteOf(chat, ended.minute);
  const counted = { where: key(conversationId), data: { sequence: { increment: 1 } } };
  const { sequence } = await tx.conversation.update(counted);
  const told = { type: 'system' as const, event: 'resolution.answered', data: { isSettled, by: 'widget' } };
  await tx.entry.create({ data: { conversationId, sequence, at, ...told } });
  await tx.resolutionAnswer.create({ data: { conversationId, isSettled, answeredAt: at } });
}

/** The mail that brings the agent's last words to whoever had left. */
async function followUp(tx: Tx, conversationId: string, scene: Scene, { at }: Words) {
  const { chat, site, known } = scene;
  const missed = await tx.entry.findFirstOrThrow({
    where: { conversationId, direction: 'out' },
    orderBy: { sequence: 'desc' },
  });
  const line = { at: missed.at, name: missed.fromName, text: missed.text };
  const { subject, text } = followUpMail(chat.language, site.name, [line]);
  const { id: viaInboxId, address } = known.inboxes.get('sav')!;
  const { name, email } = chat.visitor;
  await addPastMessage(
    tx,
    conversationId,
    { at, text, author: null },
    {
      ...{ kind: 'follow-up', fromName: site.name, fromAddress: address, subject, to: { name, address: email } },
      data: { mode: 'reply', quotedEntryId: null, viaInboxId },
    },
  );
  return { after: missed.sequence - 1, to: missed.sequence };
}
