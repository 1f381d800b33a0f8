import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { key, type rows, type Tx } from '@guichet/platform';
import type { ChannelAdapter, MessageFile, OutgoingMessage } from '../channel.ts';
import { Channels } from '../channels.ts';
import { ResolutionTokens } from '../resolution/resolution-tokens.service.ts';
import { settledQuestion } from '../resolution/settled-question.ts';
import { type EntryRow, recipientsOf, WITH_ATTACHMENTS } from '../timeline-entries.ts';
import { type OutgoingData, outgoingDataOf } from './outgoing-data.ts';
import { quoteOf } from './quoted-entry.ts';
import { entryWithAttachments } from './repeated-entry.ts';

/** What leaves, and by which channel. */
export interface Leaving {
  message: OutgoingMessage;
  adapter: ChannelAdapter;
  ownAddresses: string[];
}
const NOTHING = { html: '', text: '' };

/** Messages put together for leaving: their words, what they ask and quote, and the files of both. */
@Injectable()
export class OutgoingMessages {
  constructor(
    private readonly channels: Channels,
    private readonly tokens: ResolutionTokens,
    private readonly customers: CustomersService,
  ) {}

  async of(tx: Tx, entryId: string): Promise<Leaving> {
    const entry = await entryWithAttachments(tx, entryId);
    const { conversationId, subject, authorUserId } = entry;
    const conversation = await tx.conversation.findUniqueOrThrow({ where: key(conversationId) });
    const { mode, quotedEntryId, viaInboxId } = outgoingDataOf(entry);
    const { number: conversationNumber } = conversation;
    const inbox = await tx.inbox.findUniqueOrThrow({ where: key(viaInboxId ?? conversation.inboxId) });
    const author = authorUserId ? await tx.user.findUnique({ where: key(authorUserId) }) : null;
    const adapter = this.channels.of(inbox.channel);
    const { from, ownAddresses } = await adapter.identityOf(tx, inbox.id);
    const quoted = quotedEntryId
      ? await tx.entry.findUnique({ where: key(quotedEntryId), include: WITH_ATTACHMENTS })
      : null;
    const quote = quoted ? quoteOf(quoted, mode, inbox.language) : NOTHING;
    const question = await this.questionOf(tx, entry, inbox, conversation.customerId);
    const message: OutgoingMessage = {
      ...{
        entryId,
        conversationId,
        inboxId: inbox.id,
        conversationNumber,
        from,
        ...recipientsOf(entry),
        subject,
        mode,
      },
      html: (entry.html ?? '') + question.html + quote.html,
      text: entry.text + question.text + quote.text,
      attachments: [...entry.attachments.map(fileOf), ...(mode === 'forward' ? [] : picturesIn(quote.html, quoted))],
      // A follow-up bears an agent's words; the others nobody wrote.
      kind: entry.kind === 'normal' || entry.kind === 'follow-up' ? 'normal' : 'acknowledgement',
      authorName: author?.name ?? null,
    };
    return { message, adapter, ownAddresses };
  }

  /** Whether it is settled, in a mail to the customer alone: whoever else got the link could answer for him. */
  private async questionOf(tx: Tx, entry: EntryRow, inbox: rows.Inbox, customerId: string | null) {
    const locale = languageOfQuestion(outgoingDataOf(entry), inbox);
    if (!locale || !(await this.isToCustomerAlone(tx, entry, customerId))) return NOTHING;
    const { html, text } = settledQuestion(locale, this.tokens.urlOf(entry.conversationId, locale));
    return { html, text: `\n\n${text}` };
  }

  private async isToCustomerAlone(tx: Tx, entry: EntryRow, customerId: string | null): Promise<boolean> {
    const { to, cc, bcc } = recipientsOf(entry);
    const [only, ...others] = [...to, ...cc, ...bcc];
    if (!only || others.length) return false;
    // Written to the address that he gave for it, which need not be known as his.
    if (outgoingDataOf(entry).asksSettled) return true;
    if (!customerId) return false;
    const customerIds = await this.customers.familyOf(tx, customerId);
    const where = { customerId: { in: customerIds }, kind: 'email' as const, value: only.address.toLowerCase() };
    return (await tx.customerIdentity.count({ where })) > 0;
  }
}

/** Of a mail that asks: one that says so, or that resolves, from an inbox that asks then. */
function languageOfQuestion(data: OutgoingData, { asksSettled, channel, language }: rows.Inbox): Locale | null {
  if (data.asksSettled) return data.asksSettled;
  return asksSettled && channel === 'email' && closes(data) ? (language as Locale) : null;
}

/** An answer of somebody that resolved its conversation. */
const closes = ({ mode, before }: OutgoingData): boolean => mode !== 'forward' && before?.statusAfter === 'resolved';

const fileOf = ({ fileKey, name, type, size, isInline, contentId }: rows.Attachment): MessageFile => ({
  ...{ fileKey, name, type, size, isInline, contentId },
});

/** The pictures that quoted html shows; a forward carries copies of all files already. */
function picturesIn(html: string, quoted: EntryRow | null): MessageFile[] {
  const shown = quoted?.attachments.filter(({ contentId }) => contentId && html.includes(`cid:${contentId}`)) ?? [];
  return shown.map(fileOf);
}
