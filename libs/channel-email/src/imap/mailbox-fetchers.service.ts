import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@guichet/platform';
import { IncomingMailService } from '../incoming-mail.service.ts';
import { MailboxFetcher } from './mailbox-fetcher.ts';
import { MailboxLeases } from './mailbox-leases.service.ts';

/** Makes the fetcher of a mailbox, once its lease is ours. */
@Injectable()
export class MailboxFetchers {
  constructor(
    private readonly leases: MailboxLeases,
    private readonly incoming: IncomingMailService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null when another process has it. */
  async take(mailboxId: string): Promise<MailboxFetcher | null> {
    const lease = await this.leases.acquire(mailboxId);
    if (!lease) return null;
    const { ALLOW_PRIVATE_HOSTS, MAIL_MAX_BYTES, MAIL_POLL_SECONDS } = this.config;
    const limits = {
      allowsPrivate: ALLOW_PRIVATE_HOSTS,
      maxMailBytes: MAIL_MAX_BYTES,
      // Larger mails than allowed are kept whole, too, within reason.
      maxBytes: 10 * MAIL_MAX_BYTES,
      pollMs: MAIL_POLL_SECONDS * 1000,
    };
    return new MailboxFetcher(lease, { leases: this.leases, incoming: this.incoming, limits });
  }
}
