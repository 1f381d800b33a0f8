import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { CONFIG, type Config } from './config.ts';
import { Db } from './db.ts';

export interface SystemMail {
  /** Once per key: a job that runs again does not file the same mail twice in the local outbox. */
  dedupeKey: string;
  to: string;
  subject: string;
  text: string;
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
    const { to, subject, text } = mail;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    if (this.config.SMTP_URL) await this.submit({ from: this.config.MAIL_FROM, to, subject, text, headers });
    else await this.keep({ ...mail, from: this.config.MAIL_FROM, to: [to], html: null });
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
  }) {
    await this.db.tx((tx) => tx.localMail.createMany({ data: [mail], skipDuplicates: true }));
  }
}
