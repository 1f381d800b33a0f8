import { Injectable } from '@nestjs/common';
import { ConversationIntake, type DeliveryResult, type OutgoingMessage } from '@guichet/conversations';
import { Db, log, Mailer, type rows } from '@guichet/platform';
import type { SendMailOptions } from 'nodemailer';
import { isSafeAddress } from './compose-mail.ts';
import { deliveryFailure } from './delivery-failure.ts';
import { MailPreparation } from './mail-preparation.service.ts';
import { isPermanent } from '../intake/bounce/permanence.ts';
import { type RejectedRecipient, rejectedRecipients, SmtpTransports } from './smtp-transports.ts';

/** Brings messages out. May be asked again for the same one: it is the same mail then, with the same Message-ID. */
@Injectable()
export class OutgoingMailService {
  constructor(
    private readonly db: Db,
    private readonly preparation: MailPreparation,
    private readonly transports: SmtpTransports,
    private readonly mailer: Mailer,
    private readonly conversations: ConversationIntake,
  ) {}

  async deliver(message: OutgoingMessage): Promise<DeliveryResult> {
    const wrong = [...message.to, ...message.cc, ...message.bcc].find((address) => !isSafeAddress(address));
    if (wrong) return { state: 'failed', error: `not a mail address: ${wrong.address.slice(0, 100)}` };
    try {
      const { inbox, mail } = await this.preparation.prepare(message);
      return await this.send(message, inbox, mail);
    } catch (error) {
      const result = deliveryFailure(error);
      log.warn({ err: error, entryId: message.entryId, state: result.state }, 'mail not sent');
      await this.silence(message, rejectedRecipients(error));
      return result;
    }
  }

  private async send(message: OutgoingMessage, inbox: rows.EmailInbox, mail: SendMailOptions): Promise<DeliveryResult> {
    const send = await this.transports.of(inbox);
    if (!send) return this.keep(message);
    const rejected = await send(mail);
    await this.tellRejected(message, rejected);
    await this.silence(message, rejected);
    return { state: 'sent' };
  }

  private async keep({ entryId, from, to, cc, bcc, subject, text, html }: OutgoingMessage): Promise<DeliveryResult> {
    await this.mailer.keep({
      dedupeKey: `entry:${entryId}`,
      from: from.name ? `${from.name} <${from.address}>` : from.address,
      to: [...to, ...cc, ...bcc].map(({ address }) => address),
      subject,
      text,
      html: html || null,
    });
    return { state: 'local' };
  }

  /** Others got it, so it is sent; sending it again would double it for them. */
  private async tellRejected({ entryId }: OutgoingMessage, rejected: readonly RejectedRecipient[]): Promise<void> {
    if (rejected.length === 0) return;
    await this.db
      .tx(async (tx) => {
        for (const recipient of rejected) await this.conversations.addBounce(tx, { entryId, ...recipient });
      })
      .catch((error: unknown) => log.error({ err: error, entryId }, 'rejected recipients not told'));
  }

  /** An address that a server calls dead gets no automatic mail any more, as after a bounce. */
  private async silence({ entryId }: OutgoingMessage, rejected: readonly RejectedRecipient[]): Promise<void> {
    const data = rejected.filter(isDead).map(({ address, reason }) => ({
      address: address.toLowerCase(),
      reason: reason.slice(0, 1000),
      entryId,
    }));
    if (data.length === 0) return;
    await this.db
      .tx((tx) => tx.suppressedAddress.createMany({ data, skipDuplicates: true }))
      .catch((error: unknown) => log.error({ err: error, entryId }, 'dead addresses not noted'));
  }
}

const isDead = ({ isPermanent: isRefused, reason }: RejectedRecipient): boolean =>
  isRefused && isPermanent('failed', /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reason)?.[0] ?? '', [reason]);
