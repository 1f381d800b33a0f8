import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Db, Jobs, key, Mailer, Secrets } from '@guichet/platform';
import { accessAddress, accessToken } from './access-link-token.ts';
import { accessMail } from './mails/access-mail.ts';

export const ACCESS_MAIL = 'identity.access-mail';

/** Mails invitation and reset links, tried again until the mail server takes them. */
@Injectable()
export class AccessMails {
  constructor(
    jobs: Jobs,
    private readonly db: Db,
    private readonly mailer: Mailer,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    jobs.handle(ACCESS_MAIL, ({ linkId }) => this.send(linkId as string));
  }

  private async send(linkId: string): Promise<void> {
    const link = await this.db.tx((tx) =>
      tx.accessLink.findUnique({
        where: key(linkId),
        include: { user: { select: { email: true, name: true, locale: true, tenant: { select: { name: true } } } } },
      }),
    );
    if (!link || link.usedAt) return; // replaced or used before this job came to run
    const { user, purpose } = link;
    const address = accessAddress(this.config.PUBLIC_URL, accessToken(this.secrets, linkId));
    const mail = accessMail({ purpose, locale: user.locale, name: user.name, tenantName: user.tenant.name, address });
    await this.mailer.send({ dedupeKey: `access-link:${linkId}`, to: user.email, ...mail });
  }
}
