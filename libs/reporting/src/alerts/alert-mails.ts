import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Db, Jobs, key, Mailer } from '@guichet/platform';
import { z } from 'zod';
import { alertMail } from './alert-mail.ts';

export const ALERT_MAIL = 'reporting.alert-mail';

const Payload = z.object({
  alertId: z.string(),
  userId: z.string(),
  eventId: z.string(),
  news: z.enum(['raised', 'cleared']),
  value: z.number().nullable(),
});

/** A mail for each person of each alert, tried again until the mail server takes it. */
@Injectable()
export class AlertMails {
  constructor(
    jobs: Jobs,
    private readonly db: Db,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    jobs.handle(ALERT_MAIL, (payload) => this.send(Payload.parse(payload)));
  }

  private async send({ alertId, userId, eventId, news, value }: z.infer<typeof Payload>): Promise<void> {
    const [rule, user] = await this.db.tx(async (tx) => {
      const select = { email: true, locale: true, status: true, tenant: { select: { name: true } } } as const;
      return [
        await tx.alertRule.findUnique({ where: key(alertId) }),
        await tx.user.findUnique({ where: key(userId), select }),
      ] as const;
    });
    // Deleted, or gone from the company, before this came to run.
    if (!rule || user?.status !== 'active') return;
    const address = `${this.config.PUBLIC_URL}/wallboard`;
    const about = { name: rule.name, figure: rule.figure, news, value, tenantName: user.tenant.name, address };
    await this.mailer.send({
      dedupeKey: `alert:${eventId}:${userId}`,
      to: user.email,
      ...alertMail(user.locale, about),
    });
  }
}
