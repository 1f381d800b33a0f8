import { Injectable } from '@nestjs/common';
import type { LinkedCallback, Locale } from '@guichet/contracts';
import { asTenant, Db, found, key, type rows, type Tx } from '@guichet/platform';
import { VisitorLimits } from '@guichet/sites';
import { numberWords } from '../callbacks/callback-view.ts';
import { CallbackCourse } from '../callbacks/callback-course.service.ts';
import { CallbackRenewals } from './callback-renewals.service.ts';
import { LinkTokens } from './link-tokens.service.ts';

/** Links by which whoever asked moves or cancels his call-back, or asks again after it expired. Then there is nothing to change. */
@Injectable()
export class CallbackLinks {
  constructor(
    private readonly db: Db,
    private readonly tokens: LinkTokens,
    private readonly renewals: CallbackRenewals,
    private readonly course: CallbackCourse,
    private readonly limits: VisitorLimits,
  ) {}

  inspect(token: string): Promise<LinkedCallback> {
    return this.with(token, (row) => this.view(row.id));
  }

  move(token: string, at: string): Promise<LinkedCallback> {
    return this.with(token, async (row) => {
      // Each is told by mail.
      await this.limits.spend('callback', row.id);
      if (row.state === 'expired') return this.view((await this.renewals.renew(row, new Date(at))).id);
      await this.course.move(row, new Date(at));
      return this.view(row.id);
    });
  }

  cancel(token: string): Promise<LinkedCallback> {
    return this.with(token, async (row) => {
      await this.course.cancel(row, 'visitor');
      return this.view(row.id);
    });
  }

  /** What was asked for by the link since stands for what it was made for. */
  private with<T>(token: string, work: (row: rows.Callback) => Promise<T>): Promise<T> {
    const { tenantId, callbackId } = this.tokens.read(token);
    return asTenant(tenantId, async () => work(await this.db.tx((tx) => this.newest(tx, callbackId))));
  }

  private async newest(tx: Tx, callbackId: string): Promise<rows.Callback> {
    return this.renewals.newestOf(tx, found(await tx.callback.findUnique({ where: key(callbackId) })));
  }

  private view(callbackId: string): Promise<LinkedCallback> {
    return this.db.tx(async (tx) => {
      const row = await tx.callback.findUniqueOrThrow({ where: key(callbackId) });
      const { name: siteName } = found(await tx.site.findUnique({ where: key(row.siteId), select: { name: true } }));
      return {
        ...{ siteName, language: row.language as Locale, state: row.state },
        canChange: row.state === 'scheduled' || row.state === 'waiting',
        numberWords: numberWords(row.number).replace(/\d(?=(?:\D*\d){2})/g, '•'),
        promisedAt: row.promisedAt?.toISOString() ?? null,
        slots: (await this.renewals.slotsFor(tx, row)).map((slot) => slot.toISOString()),
      };
    });
  }
}
