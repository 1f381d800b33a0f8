import { Injectable } from '@nestjs/common';
import type { Address, Locale } from '@guichet/contracts';
import { Clock, found, key, type Tx } from '@guichet/platform';
import type { MessageFile } from '../channel.ts';
import { Channels } from '../channels.ts';
import { lockForServer } from '../conversation-access.service.ts';
import { htmlOf } from './composed-html.ts';
import { OutgoingEntries } from './outgoing-entries.service.ts';
import { replySubject } from './subjects.ts';

export interface AutomaticMessage {
  conversationId: string;
  to: Address;
  /** Default: the conversation's, as an answer. */
  subject?: string;
  text: string;
  /** Stored ones that go along. */
  files?: Pick<MessageFile, 'fileKey' | 'name' | 'type' | 'size'>[];
  /** Whether it ends with the question whether it is settled, and in which language. */
  asksSettled?: Locale;
  /** Sent from another inbox than the conversation's, such as mail that follows a chat or a call, or is about one to come; `kind` says what it is. */
  via?: { inboxId: string; kind: 'follow-up' | 'transcript' | 'recap' | 'callback' };
}

/** Mails the server writes by itself, such as acknowledgements: no hold, and the conversation stays as it is. */
@Injectable()
export class AutomaticMessages {
  constructor(
    private readonly channels: Channels,
    private readonly entries: OutgoingEntries,
    private readonly clock: Clock,
  ) {}

  async send(
    tx: Tx,
    { conversationId, to, subject, text, via, asksSettled, files = [] }: AutomaticMessage,
  ): Promise<{ entryId: string }> {
    const conversation = found(await lockForServer(tx, conversationId));
    const { channel, id: inboxId } = found(
      await tx.inbox.findUnique({ where: key(via?.inboxId ?? conversation.inboxId) }),
    );
    const { from } = await this.channels.of(channel).identityOf(tx, inboxId);
    const { id: entryId } = await this.entries.write(tx, conversationId, {
      kind: via?.kind ?? 'acknowledgement',
      from,
      recipients: { to: [to], cc: [], bcc: [] },
      subject: subject ?? replySubject(conversation.subject),
      html: htmlOf(text),
      text,
      quotedText: '',
      data: {
        ...{ mode: 'reply', quotedEntryId: null },
        ...(via ? { viaInboxId: via.inboxId } : {}),
        ...(asksSettled ? { asksSettled } : {}),
      },
      at: this.clock.now(),
      heldUntil: null,
      clientId: null,
      attachmentIds: [],
      copied: files.map((file) => ({ ...file, isInline: false, contentId: null })),
    });
    return { entryId };
  }
}
