import { Inject, Injectable } from '@nestjs/common';
import type { ChatField, SiteAppearance, SiteMenuItem } from '@guichet/contracts';
import { asTenant, CONFIG, type Config, Db, key, type Notice, Notifications, type rows } from '@guichet/platform';

/** A site with its JSON columns as their types. */
export type SiteRow = Omit<rows.Site, 'appearance' | 'fields' | 'menu'> & {
  appearance: SiteAppearance;
  fields: ChatField[];
  menu: SiteMenuItem[];
};
export const typedSite = (row: rows.Site): SiteRow => row as unknown as SiteRow;

/** A notice may get lost; so old may a remembered site be at most. */
const KEPT_MS = 30_000;
const MAX_KEPT = 5000;

interface Kept {
  site: Promise<SiteRow | null>;
  at: number;
}

/** Sites by the key in their line of script, remembered for a moment: each page of each visitor asks. */
@Injectable()
export class SiteDirectory {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => this.hear(notice));
  }

  /** Null when there is none; one that is switched off is none to visitors. */
  async byKey(siteKey: string): Promise<SiteRow | null> {
    const site = await this.find(siteKey);
    return site?.isEnabled ? site : null;
  }

  /** Of the current tenant, whether it is switched on or not. */
  async byId(siteId: string): Promise<SiteRow | null> {
    const row = await this.db.tx((tx) => tx.site.findUnique({ where: key(siteId) }));
    return row && typedSite(row);
  }

  /** Pages of ours may show any site: the administrator's preview and the demo shop. */
  isAllowed(site: SiteRow, origin: string): boolean {
    return origin === new URL(this.config.PUBLIC_URL).origin || site.origins.includes(origin.toLowerCase());
  }

  private find(siteKey: string): Promise<SiteRow | null> {
    const known = this.kept.get(siteKey);
    if (known && known.at > Date.now() - KEPT_MS) return known.site;
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    const site = this.read(siteKey);
    this.kept.set(siteKey, { site, at: Date.now() });
    // What failed is asked again.
    site.catch(() => this.kept.delete(siteKey));
    return site;
  }

  private async read(siteKey: string): Promise<SiteRow | null> {
    const sql = 'select tenant_id as "tenantId", site_id as "siteId" from find_site($1)';
    const [place] = await this.db.beforeTenant<{ tenantId: string; siteId: string }>(sql, [siteKey]);
    return place ? asTenant(place.tenantId, () => this.byId(place.siteId)) : null;
  }

  private hear(notice: Notice | null): void {
    if (!notice || notice.type === 'site.changed') this.kept.clear();
  }
}
