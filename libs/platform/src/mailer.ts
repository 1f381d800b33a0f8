import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { CONFIG, type Config } from './config.ts';
import { Db } from './db.ts';

export interface MailAttachment {
  filename: string;
  contentType: string;
  /** A text. */
  content: string;
}

export interface SystemMail {
  /** Once per key: a job that runs again does not file the same mail twice in the local outbox. */
  dedupeKey: string;
  to: string;
  subject: string;
  text: string;
  attachments?: readonly MailAttachment[];
}

/** The installation's own mails (invitations, resets). Without SMTP_URL they rest in the local outbox. */
@Injectable()
export class Mailer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
  ) {}

  get staysLocal(): boolean {
    return !this.config.SMTP_URL;
  }

  async send(mail: SystemMail): Promise<void> {
    const { dedupeKey, to, subject, text, attachments = [] } = mail;
    const { MAIL_FROM: from, SMTP_URL } = this.config;
    if (!SMTP_URL) return this.keep({ ...mail, from, to: [to], html: null });
    const headers = { 'Auto-Submitted': 'auto-generated' };
    // One that had to be sent again is known again by whoever got both.
    const messageId = `<${createHash('sha256').update(dedupeKey).digest('hex').slice(0, 32)}@${domainOf(from)}>`;
    await this.submit({ from, to, subject, text, headers, messageId, attachments: [...attachments] });
  }

  /** By the installation's SMTP. */
  async submit(options: SendMailOptions): Promise<void> {
    const transport = createTransport(this.config.SMTP_URL!, {});
    try {
      await transport.sendMail(options);
    } finally {
      transport.close();
    }
  }

  /** Into the local outbox, once per key. */
  async keep(mail: {
    dedupeKey: string;
    from: string;
    to: string[];
    subject: string;
    text: string;
    html: string | null;
    attachments?: readonly MailAttachment[];
  }) {
    const attachments = (mail.attachments ?? []).map((attachment) => ({ ...attachment }));
    await this.db.tx((tx) => tx.localMail.createMany({ data: [{ ...mail, attachments }], skipDuplicates: true }));
  }
}

/** The settings took it for a mail address. */
const domainOf = (from: string): string => /@([^\s>@]+)>?$/.exec(from)![1]!;
