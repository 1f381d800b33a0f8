import { ConversationIntake } from '@guichet/conversations';
import { Db, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type DemoConversation, ENGLISH, FRENCH, PAST } from './demo-conversations.ts';
import { addPastMessage, addPastNote, hoursAgo, type Known, settle } from './demo-past.ts';
import { standInQueue } from './demo-routing.ts';

type Turn = DemoConversation['turns'][number];
type Inbox = { id: string; name: string; address: string };

/** The shop's mails of the last weeks. What customers wrote comes in by the ordinary way. */
@Injectable()
export class DemoPastMails {
  constructor(
    private readonly db: Db,
    private readonly intake: ConversationIntake,
    private readonly routing: RoutingService,
  ) {}

  async add(known: Known): Promise<void> {
    const all = [...FRENCH, ...ENGLISH, ...PAST].sort((a, b) => b.turns[0]!.hoursAgo - a.turns[0]!.hoursAgo);
    for (const conversation of all) await this.db.tx((tx) => this.addOne(tx, conversation, known));
  }

  private async addOne(tx: Tx, demo: DemoConversation, { users, inboxes }: Known): Promise<void> {
    const inbox = inboxes.get(demo.inbox)!;
    let conversationId = '';
    for (const turn of demo.turns) {
      if (!turn.by) conversationId = await this.receive(tx, demo, inbox, { turn, conversationId });
      else await answer(tx, conversationId, demo, { inbox, turn, author: { id: users.get(turn.by)!, name: turn.by } });
    }
    await standInQueue(tx, this.routing, await settle(tx, conversationId, demo, users), demo.customer.value);
  }

  private async receive(
    tx: Tx,
    { customer, subject }: DemoConversation,
    inbox: Inbox,
    { turn, conversationId }: { turn: Turn; conversationId: string },
  ): Promise<string> {
    const received = await this.intake.receive(tx, {
      ...{ externalId: `demo:${uuid()}`, conversationId: conversationId || null, channel: 'email', inboxId: inbox.id },
      ...{ at: hoursAgo(turn.hoursAgo), subject: conversationId ? `Re: ${subject}` : subject, kind: 'normal' },
      from: { name: customer.name, address: customer.email },
      to: [{ name: inbox.name, address: inbox.address }],
      ...{ cc: [], text: turn.text, quotedText: '', html: null, hasRemoteImages: false },
      language: inbox.name === 'International' ? 'en' : 'fr',
      ...{ notices: [], attachments: [], hasRaw: false },
    });
    return received.conversationId;
  }
}

interface Answer {
  inbox: Inbox;
  turn: Turn;
  author: { id: string; name: string };
}

async function answer(
  tx: Tx,
  conversationId: string,
  { customer, subject }: DemoConversation,
  { inbox, turn, author }: Answer,
): Promise<void> {
  const words = { at: hoursAgo(turn.hoursAgo), text: turn.text, author };
  if (turn.isNote) return addPastNote(tx, conversationId, words);
  await addPastMessage(tx, conversationId, words, {
    ...{ fromName: author.name, fromAddress: inbox.address, subject: `Re: ${subject}`, data: { mode: 'reply' } },
    to: { name: customer.name, address: customer.email },
  });
}
