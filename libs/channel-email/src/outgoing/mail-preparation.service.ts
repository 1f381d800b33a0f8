import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '@guichet/conversations';
import { currentTenant, Db, Files, found, type rows, Secrets, type Tx } from '@guichet/platform';
import type { SendMailOptions } from 'nodemailer';
import { EmailIdentity } from '../email-identity.service.ts';
import { ownMessageId, storedMessageId } from '../message-id.ts';
import { plusAddress, replyToken } from '../reply-address.ts';
import { composeMail, safeReferences } from './compose-mail.ts';
import { threadPosition } from './thread-position.query.ts';

export interface PreparedMail {
  inbox: rows.EmailInbox;
  mail: SendMailOptions;
}

/** Turns a message into a mail, and writes down its Message-ID before anybody can answer to it. */
@Injectable()
export class MailPreparation {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly secrets: Secrets,
    private readonly identity: EmailIdentity,
  ) {}

  async prepare(message: OutgoingMessage): Promise<PreparedMail> {
    const domain = message.from.address.split('@').at(-1)!;
    const messageId = ownMessageId(this.secrets, currentTenant(), message.entryId, domain);
    const { inbox, hasMailbox, position } = await this.db.tx(async (tx) => {
      const inbox = found(await tx.emailInbox.findFirst({ where: { inboxId: message.inboxId } }));
      const hasMailbox = (await tx.mailbox.count({ where: { inboxId: message.inboxId } })) > 0;
      const position = await threadPosition(tx, message);
      await this.remember(tx, message, messageId, position);
      return { inbox, hasMailbox, position };
    });
    // Answers must come where we fetch: to the mailbox, or by the door when there is none.
    const base = hasMailbox ? message.from.address : this.identity.doorAddress(inbox);
    const replyTo = plusAddress(base, replyToken(this.secrets, currentTenant(), message.conversationNumber));
    const mail = composeMail(message, { messageId, ...position, replyTo, files: await this.load(message) });
    return { inbox, mail };
  }

  private load({ attachments }: OutgoingMessage) {
    return Promise.all(
      attachments.map(async ({ fileKey, name, type, contentId, isInline }) => {
        const content = await this.files.get(fileKey);
        return { name, type, contentId, isInline, content };
      }),
    );
  }

  /** The same at every try. */
  private async remember(
    tx: Tx,
    { entryId, conversationId, inboxId }: OutgoingMessage,
    messageId: string,
    { inReplyTo, references }: { inReplyTo: string | null; references: string[] },
  ): Promise<void> {
    const thread = {
      inReplyTo: inReplyTo === null ? [] : [inReplyTo],
      references: safeReferences([...references, ...(inReplyTo === null ? [] : [inReplyTo])]),
    };
    const row = { entryId, conversationId, inboxId, messageId: storedMessageId(messageId), isOwn: true, ...thread };
    await tx.emailMessage.createMany({ data: [row], skipDuplicates: true });
  }
}
