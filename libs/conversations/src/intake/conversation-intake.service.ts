import { Injectable } from '@nestjs/common';
import { Clock, Events, found, type rows, type Tx } from '@guichet/platform';
import { Channels } from '../channels.ts';
import { lockForServer } from '../conversation-access.service.ts';
import { lockOfSame } from '../once-per-key.ts';
import { cleanIncoming } from './clean-incoming.ts';
import { IncomingEntries } from './incoming-entries.service.ts';
import type { Bounce, IncomingMessage, Received } from './incoming-message.ts';
import { NewConversations } from './new-conversations.service.ts';
import { addParticipants, isParticipant } from './participants.ts';
import { recordBounce } from './bounces.ts';

/** Where channels hand in what came. */
@Injectable()
export class ConversationIntake {
  constructor(
    private readonly channels: Channels,
    private readonly newConversations: NewConversations,
    private readonly entries: IncomingEntries,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Puts a message where it belongs, in the caller's transaction. */
  async receive(tx: Tx, incoming: IncomingMessage): Promise<Received> {
    const inbox = await this.begin(tx, incoming);
    const [known] = await tx.$queryRaw<{ id: string; conversationId: string }[]>`
      select id, conversation_id as "conversationId" from entry where external_id = ${incoming.externalId}`;
    if (known) {
      const { id: entryId, conversationId } = known;
      return { conversationId, entryId, isNewConversation: false, isDuplicate: true };
    }
    return this.takeIn(tx, cleanIncoming(incoming, this.clock.now()), inbox);
  }

  /** Marks the message of ours that came back. */
  addBounce(tx: Tx, bounce: Bounce): Promise<void> {
    return recordBounce(tx, this.events, bounce);
  }

  /** Whether an address took part: only then may it answer into the conversation. */
  isParticipant(tx: Tx, conversationId: string, address: string): Promise<boolean> {
    return isParticipant(tx, conversationId, address);
  }

  private async takeIn(tx: Tx, incoming: IncomingMessage, inbox: rows.Inbox): Promise<Received> {
    const matched = incoming.conversationId ? await lockForServer(tx, incoming.conversationId) : null;
    const person = personOf(incoming);
    // Whoever writes into a conversation becomes known; its customer stays who it was.
    if (matched && person && incoming.kind === 'normal' && !incoming.customerId)
      await this.newConversations.customerOf(tx, person);
    const { conversationId, entryId } = await this.entries.add(tx, incoming, { inbox, matched, person });
    await this.addParticipants(tx, conversationId, incoming);
    await this.events.record(tx, 'message.received', { conversationId, messageId: entryId, kind: incoming.kind });
    return { conversationId, entryId, isNewConversation: !matched, isDuplicate: false };
  }

  /**
   * Waits for whoever takes in the same message, and holds the inbox against removal until the commit; several messages
   * may hold it at once. One statement for both: it runs for every message.
   */
  private async begin(tx: Tx, { externalId, inboxId }: IncomingMessage): Promise<rows.Inbox> {
    const [inbox] = await tx.$queryRaw<rows.Inbox[]>`
      select i.tenant_id as "tenantId", i.id, i.name, i.channel, i.team_id as "teamId", i.language,
        i.signature_html as "signatureHtml", i.promised_hours as "promisedHours", i.queue_id as "queueId", i.created_at as "createdAt", turn.came
      from inbox i, (select ${lockOfSame('receive', externalId)} is null as came offset 0) turn
      where i.id = ${inboxId}::uuid for key share of i`;
    return found(inbox);
  }

  /** Only a person's message brings people in: a robot's may name anybody. */
  private async addParticipants(tx: Tx, conversationId: string, incoming: IncomingMessage): Promise<void> {
    if (incoming.kind !== 'normal') return;
    const { ownAddresses } = await this.channels.of(incoming.channel).identityOf(tx, incoming.inboxId);
    await addParticipants(tx, conversationId, [incoming.from, ...incoming.to, ...incoming.cc], ownAddresses);
  }
}

/** Reports of mail systems are about someone else: their sender becomes no customer. */
function personOf({ from, kind, language }: IncomingMessage) {
  const isPerson = kind !== 'bounce' && kind !== 'complaint' && from.address !== '';
  return isPerson ? { ...from, language } : null;
}
