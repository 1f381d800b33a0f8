import { Injectable } from '@nestjs/common';
import { type AutomaticMessage, AutomaticMessages, type MailText } from '@guichet/conversations';
import { Clock, type Tx } from '@guichet/platform';

type LastMailWish = MailText &
  Required<Pick<AutomaticMessage, 'conversationId' | 'to' | 'via'>> &
  Pick<AutomaticMessage, 'asksSettled'>;

/** The mail that ends a call-back: one, whatever it says. */
@Injectable()
export class LastMail {
  constructor(
    private readonly messages: AutomaticMessages,
    private readonly clock: Clock,
  ) {}

  /** Whoever changes the row sends; an event that is told twice does not. */
  async send(tx: Tx, callbackId: string, mail: LastMailWish): Promise<void> {
    const where = { id: callbackId, recapMailedAt: null };
    const { count } = await tx.callback.updateMany({ where, data: { recapMailedAt: this.clock.now() } });
    if (count) await this.messages.send(tx, mail);
  }
}
