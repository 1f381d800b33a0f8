import { Injectable } from '@nestjs/common';
import type { Address, getReplyRecipients, InputOf, OutputOf } from '@guichet/contracts';
import { Db, key, type rows, type Tx } from '@guichet/platform';
import { Channels } from '../channels.ts';
import { ConversationAccess } from '../conversation-access.service.ts';
import { type EntryRow, recipientsOf, replyToOf, WITH_ATTACHMENTS } from '../timeline-entries.ts';
import { replyRecipients, type ReplyRecipients } from './reply-recipients.ts';
import { forwardSubject, replySubject } from './subjects.ts';

export interface Proposal {
  from: Address;
  ownAddresses: string[];
  /** The customer is there: see `ChannelAdapter`. */
  isLive: boolean;
  /** The message an answer refers to: the last one that came in, else our own last; null in an empty conversation. */
  answered: EntryRow | null;
  recipients: ReplyRecipients;
  subject: string;
  forwardSubject: string;
}

/** Who an answer would go to and what it would be called. */
@Injectable()
export class ReplyProposals {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly channels: Channels,
  ) {}

  show({ conversationId }: InputOf<typeof getReplyRecipients>): Promise<OutputOf<typeof getReplyRecipients>> {
    return this.db.tx(async (tx) => {
      const conversation = await this.access.get(tx, conversationId);
      const { recipients, from, subject, forwardSubject } = await this.of(tx, conversation);
      const { signatureHtml } = await tx.inbox.findUniqueOrThrow({ where: key(conversation.inboxId) });
      return { ...recipients, from, subject, forwardSubject, signatureHtml };
    });
  }

  async of(tx: Tx, { id, channel, inboxId, subject }: rows.Conversation): Promise<Proposal> {
    const adapter = this.channels.of(channel);
    const { from, ownAddresses } = await adapter.identityOf(tx, inboxId);
    const isLive = adapter.isLive ?? false;
    const answered = isLive ? null : await answeredMessage(tx, id);
    return {
      isLive,
      from,
      ownAddresses,
      answered,
      recipients: answered
        ? replyRecipients(asAnswered(answered), ownAddresses)
        : { reply: [], replyAll: { to: [], cc: [] } },
      subject: answered ? replySubject(subject) : subject,
      forwardSubject: forwardSubject(subject),
    };
  }
}

const asAnswered = (entry: EntryRow) => ({
  direction: entry.direction ?? ('in' as const),
  from: { name: entry.fromName, address: entry.fromAddress },
  ...recipientsOf(entry),
  replyTo: replyToOf(entry),
});

/** Reports of mail systems are never answered. */
async function answeredMessage(tx: Tx, conversationId: string): Promise<EntryRow | null> {
  const where = {
    conversationId,
    type: 'message' as const,
    kind: { notIn: ['bounce', 'complaint', 'acknowledgement', 'follow-up', 'transcript', 'recap', 'callback'] },
  };
  const last = (direction: 'in' | 'out') =>
    tx.entry.findFirst({ where: { ...where, direction }, orderBy: { sequence: 'desc' }, include: WITH_ATTACHMENTS });
  return (await last('in')) ?? (await last('out'));
}
