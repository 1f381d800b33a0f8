import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { Db, Jobs, key, Mailer, Secrets } from '@guichet/platform';
import { hashOf, newCode } from './code-hash.ts';
import { codeMail } from './code-mail.ts';
import { CODE_MAIL } from './number-codes.service.ts';

/** Writes a code to who asked for one. It is made here, so that it stands nowhere but in the mail. */
@Injectable()
export class CodeMails {
  constructor(
    private readonly db: Db,
    private readonly mailer: Mailer,
    private readonly secrets: Secrets,
    jobs: Jobs,
  ) {
    jobs.handle(CODE_MAIL, ({ visitorId, sentAt }) => this.send(visitorId as string, new Date(sentAt as string)));
  }

  /** A job that runs again makes another code, which counts from then on. */
  private async send(visitorId: string, sentAt: Date): Promise<void> {
    const code = newCode();
    const wanted = await this.db.tx(async (tx) => {
      const data = { hash: hashOf(this.secrets, { visitorId, code }) };
      // One that was replaced meanwhile is not sent: it would open nothing.
      const where = { visitorId, sentAt, expiresAt: { gt: sentAt } };
      const [row] = await tx.callbackCode.updateManyAndReturn({ where, data });
      const site = row && (await tx.site.findUnique({ where: key(row.siteId), select: { name: true } }));
      return site ? { row, siteName: site.name } : null;
    });
    if (!wanted) return;
    const { row, siteName } = wanted;
    const mail = codeMail(row.language as Locale, { siteName, code });
    await this.mailer.send({ dedupeKey: `callback-code:${visitorId}:${sentAt.toISOString()}`, to: row.email, ...mail });
  }
}
