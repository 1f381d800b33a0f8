import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { AutomaticMessages, type Received } from '@guichet/conversations';
import { Clock, key, type Tx } from '@guichet/platform';
import { acknowledgement, type AutomaticText, tooLarge } from './acknowledgement-text.ts';
import { EmailIdentity, type EmailSettings } from './email-identity.service.ts';
import type { AnalysedMail } from './intake/analysed-mail.ts';
import type { MailRow } from './mail-row.ts';

const DAY_MS = 24 * 3_600_000;

/** Answers that nobody writes: the acknowledgement, and the word that a mail was too large. RFC 3834 throughout. */
@Injectable()
export class AutomaticAnswers {
  constructor(
    private readonly messages: AutomaticMessages,
    private readonly identity: EmailIdentity,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that took the mail in, so each mail is answered once or not at all. */
  async answer(tx: Tx, row: MailRow, mail: AnalysedMail, received: Received): Promise<void> {
    const { inboxId, receivedAt } = row;
    if (!mail.mayAutoReply || mail.loopId !== null || mail.from.address === '') return;
    // A mailbox brings years of mail when it is connected, and days after an outage: a receipt comes at once or not at all.
    if (receivedAt.getTime() < this.clock.now().getTime() - DAY_MS) return;
    const isTooLarge = mail.banners.includes('too-large');
    if (!isTooLarge && !received.isNewConversation) return;
    const settings = await this.identity.settingsOf(tx, inboxId);
    if (!isTooLarge && !settings.acknowledges) return;
    const address = mail.from.address.toLowerCase();
    if (!(await this.mayWriteTo(tx, inboxId, address))) return;
    const { subject, text } = await this.textFor(tx, settings, received.conversationId, isTooLarge);
    // Without the sender's name: a spammer could make us say something to somebody.
    await this.messages.send(tx, { conversationId: received.conversationId, to: { name: '', address }, subject, text });
  }

  private async textFor(tx: Tx, settings: EmailSettings, id: string, isTooLarge: boolean): Promise<AutomaticText> {
    const inbox = await tx.inbox.findUniqueOrThrow({ where: key(settings.inboxId) });
    const { number } = await tx.conversation.findUniqueOrThrow({ where: key(id), select: { number: true } });
    const facts = { number, inboxName: settings.fromName || inbox.name, hours: inbox.promisedHours };
    const locale = inbox.language as Locale;
    return isTooLarge ? tooLarge(locale, facts) : acknowledgement(settings.acknowledgementText, locale, facts);
  }

  private async mayWriteTo(tx: Tx, inboxId: string, address: string): Promise<boolean> {
    const { ownAddresses } = await this.identity.identityOf(tx, inboxId);
    if (ownAddresses.includes(address)) return false;
    if (await tx.suppressedAddress.findFirst({ where: { address } })) return false;
    return this.claim(tx, address);
  }

  /** One statement decides, so two mails at once get one answer. At most one in 24 hours to an address. */
  private async claim(tx: Tx, address: string): Promise<boolean> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - DAY_MS);
    const claimed = await tx.$executeRaw`
      insert into automatic_answer (address, sent_at) values (${address}, ${now})
      on conflict (tenant_id, address) do update set sent_at = excluded.sent_at
      where automatic_answer.sent_at <= ${before}`;
    return claimed === 1;
  }
}
