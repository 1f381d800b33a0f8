import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Db, key, type Tx } from '@guichet/platform';
import { chosen, typedSite } from '@guichet/sites';
import type { CallFacts } from '../live/live-call.ts';

/** What was chosen by voice is the call's, as what is chosen on the page would be. */
@Injectable()
export class MenuChoices {
  constructor(
    private readonly db: Db,
    private readonly course: LiveCourse,
  ) {}

  keep(call: CallFacts, menuId: string | null): Promise<void> {
    return this.db.tx((tx) => this.write(tx, call, menuId));
  }

  /** His question is answered: there is nobody who has to call back. */
  answered(call: CallFacts, menuId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, call.conversationId);
      await this.write(tx, call, menuId);
      if (conversation) await this.course.close(tx, conversation);
    });
  }

  private async write(tx: Tx, { id, siteId, language }: CallFacts, menuId: string | null): Promise<void> {
    const site = menuId && siteId && (await tx.site.findUnique({ where: key(siteId) }));
    if (!site) return;
    const { labels } = chosen(typedSite(site).menu, menuId, language as Locale);
    await tx.call.updateMany({ where: { id, endedAt: null }, data: { menuId, subject: labels } });
  }
}
