import { Injectable } from '@nestjs/common';
import { ConversationIntake } from '@guichet/conversations';
import { currentTenant, Secrets, type Tx } from '@guichet/platform';
import { withoutToken } from './door-address.ts';
import { EmailIdentity } from './email-identity.service.ts';
import type { AnalysedMail } from './intake/analysed-mail.ts';
import type { MailRow } from './mail-row.ts';
import { type Envelope, matchThread, threadClues } from './match-thread.ts';
import { readOwnMessageId } from './message-id.ts';
import { readReplyAddress } from './reply-address.ts';
import { threadCandidates } from './thread-candidates.query.ts';

/** Which conversation an incoming mail belongs to, and which addresses in it are reply addresses of ours. */
@Injectable()
export class ThreadMatcher {
  constructor(
    private readonly secrets: Secrets,
    private readonly conversations: ConversationIntake,
    private readonly identity: EmailIdentity,
  ) {}

  /** Null opens a new conversation. */
  async match(tx: Tx, row: MailRow, mail: AnalysedMail): Promise<string | null> {
    const candidates = await threadCandidates(tx, row.inboxId, this.cluesOf(row, mail));
    // Asked only where it counts: most mails bear no number.
    const isNumbered = candidates.some(({ clue }) => clue === 'subject');
    const people = {
      sender: mail.from.address.toLowerCase(),
      answered: isNumbered ? await this.answeredBy(tx, row, mail) : [],
    };
    return matchThread(candidates, people, (id, address) => this.conversations.isParticipant(tx, id, address));
  }

  /** Numbers of conversations that the mail is signed for, whoever wrote it: delivery reports come from strangers. */
  signedNumbers(row: MailRow, mail: AnalysedMail): number[] {
    return this.cluesOf(row, mail).signedNumbers;
  }

  /** The entry whose Message-ID this is, when we signed it. */
  ownEntry(messageId: string | null): string | null {
    return messageId === null ? null : readOwnMessageId(this.secrets, currentTenant(), messageId);
  }

  /** Without the token: it is nobody's address and must not be shown or written to. */
  plainAddress(address: string): string {
    return this.numberOf(address) === null ? address : withoutToken(address);
  }

  /** Everybody but us whom an answer to all would reach, beside the sender. */
  private async answeredBy(tx: Tx, row: MailRow, { replyTo, to, cc }: AnalysedMail): Promise<string[]> {
    const { ownAddresses } = await this.identity.identityOf(tx, row.inboxId);
    const addresses = [...replyTo, ...to, ...cc].map(({ address }) => this.plainAddress(address).toLowerCase());
    return [...new Set(addresses)].filter((address) => address !== '' && !ownAddresses.includes(address));
  }

  private cluesOf(row: MailRow, mail: AnalysedMail) {
    return threadClues(mail, row.envelope as Envelope | null, (address) => this.numberOf(address));
  }

  private numberOf(address: string): number | null {
    return readReplyAddress(this.secrets, currentTenant(), address);
  }
}
