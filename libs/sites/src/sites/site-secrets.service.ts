import { Inject, Injectable } from '@nestjs/common';
import type { addSiteSecret, InputOf, OutputOf, removeSiteSecret } from '@guichet/contracts';
import { InboxesService } from '@guichet/conversations';
import { CONFIG, type Config, Db, found, key, newToken, Secrets } from '@guichet/platform';
import { SiteRecords } from './site-records.service.ts';
import { siteView } from './site-view.ts';
import { WITH_SECRETS } from './sites.service.ts';

/** So that a shop can change over without a moment in which its visitors are strangers. */
const LIVE = 2;
const SHOWN = 4;

/** The secrets with which a shop's server signs who its visitors are. */
@Injectable()
export class SiteSecrets {
  constructor(
    private readonly db: Db,
    private readonly secrets: Secrets,
    private readonly inboxes: InboxesService,
    private readonly records: SiteRecords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  add({ siteId }: InputOf<typeof addSiteSecret>): Promise<OutputOf<typeof addSiteSecret>> {
    const secret = newToken();
    return this.db.tx(async (tx) => {
      found(await tx.site.findUnique({ where: key(siteId) }));
      await tx.siteSecret.create({
        data: { siteId, sealed: this.secrets.encrypt(secret), ending: secret.slice(-SHOWN) },
      });
      const all = await tx.siteSecret.findMany({ where: { siteId }, orderBy: { id: 'desc' } });
      await tx.siteSecret.deleteMany({ where: { id: { in: all.slice(LIVE).map(({ id }) => id) } } });
      await this.records.changed(tx, siteId, 'site.secret-added', []);
      const row = await tx.site.findUniqueOrThrow({ where: key(siteId), include: WITH_SECRETS });
      return { secret, site: siteView(row, await this.inboxes.get(tx, row.inboxId), this.config.PUBLIC_URL) };
    });
  }

  remove({ siteId, secretId }: InputOf<typeof removeSiteSecret>): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      found(await tx.siteSecret.findUnique({ where: { ...key(secretId), siteId } }));
      await tx.siteSecret.delete({ where: key(secretId) });
      await this.records.changed(tx, siteId, 'site.secret-removed', []);
      return { ok: true };
    });
  }

  /** The plain secrets of a site of the current tenant. */
  async of(siteId: string): Promise<string[]> {
    const all = await this.db.tx((tx) => tx.siteSecret.findMany({ where: { siteId } }));
    return all.map(({ sealed }) => this.secrets.decrypt(sealed));
  }
}
