import { Injectable } from '@nestjs/common';
import { ConversationIntake } from '@guichet/conversations';
import type { rows, Tx } from '@guichet/platform';
import type { AnalysedMail, Bounce, BounceRecipient } from './intake/analysed-mail.ts';
import type { MailRow } from './mail-row.ts';
import { storedMessageId } from './message-id.ts';
import { ThreadMatcher } from './thread-matcher.service.ts';

interface Original {
  entryId: string;
  conversationId: string;
  recipients: Set<string>;
}
interface StoredRecipients {
  to?: { address: string }[];
  cc?: { address: string }[];
  bcc?: { address: string }[];
}

/** Brings delivery reports and complaints back to the mail they are about. */
@Injectable()
export class BounceIntake {
  constructor(
    private readonly conversations: ConversationIntake,
    private readonly matcher: ThreadMatcher,
  ) {}

  /** The conversation of the mail reported on; null when it is none of ours. */
  async apply(tx: Tx, row: MailRow, mail: AnalysedMail, bounce: Bounce): Promise<string | null> {
    const original = await this.find(tx, row, mail, bounce);
    if (!original) return null;
    for (const recipient of bounce.recipients) await this.applyTo(tx, mail.kind, original, recipient);
    return original.conversationId;
  }

  private async applyTo(
    tx: Tx,
    kind: AnalysedMail['kind'],
    original: Original,
    recipient: BounceRecipient,
  ): Promise<void> {
    const address = recipient.address.toLowerCase();
    const isComplaint = kind === 'complaint' || recipient.action === 'complaint';
    if (!isComplaint && recipient.action !== 'failed') return;
    const { entryId } = original;
    const reason = recipient.reason || recipient.status || (isComplaint ? 'complaint' : 'returned');
    if (!isComplaint)
      await this.conversations.addBounce(tx, { entryId, address, reason, isPermanent: recipient.permanent });
    // A report can be forged: it silences nobody whom the mail did not go to.
    if ((recipient.permanent || isComplaint) && original.recipients.has(address))
      await tx.suppressedAddress.createMany({ data: [{ address, reason, entryId }], skipDuplicates: true });
  }

  /** By the Message-ID it names; else by the reply address it came to, the newest mail to that recipient. */
  private async find(tx: Tx, row: MailRow, mail: AnalysedMail, bounce: Bounce): Promise<Original | null> {
    const id = bounce.originalMessageId;
    if (id !== null) {
      const entryId = this.matcher.ownEntry(id);
      const where = entryId ? { entryId, isOwn: true } : { messageId: storedMessageId(id), isOwn: true };
      const known = await tx.emailMessage.findFirst({ where, orderBy: { createdAt: 'asc' } });
      if (known) return originalOf(await tx.entry.findFirst({ where: { id: known.entryId } }));
    }
    const numbers = this.matcher.signedNumbers(row, mail);
    if (numbers.length === 0) return null;
    const sent = await tx.entry.findMany({
      where: { direction: 'out', conversation: { number: { in: numbers } } },
      orderBy: { id: 'desc' },
      take: 20,
    });
    const failed = new Set(bounce.recipients.map(({ address }) => address.toLowerCase()));
    const originals = sent.map(originalOf).filter((original) => original !== null);
    return originals.find(({ recipients }) => [...failed].some((address) => recipients.has(address))) ?? null;
  }
}

function originalOf(entry: rows.Entry | null): Original | null {
  if (!entry) return null;
  const { to = [], cc = [], bcc = [] } = entry.recipients as StoredRecipients;
  const recipients = new Set([...to, ...cc, ...bcc].map(({ address }) => address.toLowerCase()));
  return { entryId: entry.id, conversationId: entry.conversationId, recipients };
}
