import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Availability } from '@guichet/contracts';
import { asTenant, log, type Notice, Notifications } from '@guichet/platform';
import { SiteDirectory, type SiteRow } from '../sites/site-directory.service.ts';
import { AvailabilityService } from './availability.service.ts';

/** Changes come in a row; one look serves them all. With the sweep a page knows within five seconds. */
const GATHER_MS = 700;
/** Hours begin and end, and desks vanish, without an event. */
const SWEEP_MS = 3000;

type Tell = (site: SiteRow, availability: Availability) => void;
interface Shown {
  site: SiteRow;
  told: string;
  /** Of the pages that show it. */
  pages: number;
}

/** What the open pages of this process show, and when they must show something else. */
@Injectable()
export class AvailabilityBoard implements OnApplicationShutdown {
  private readonly shown = new Map<string, Shown>();
  private readonly gathering = new Set<string>();
  private readonly sweeping = setInterval(() => this.sweep(), SWEEP_MS).unref();
  private tell: Tell = () => undefined;

  constructor(
    private readonly availability: AvailabilityService,
    private readonly sites: SiteDirectory,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => (notice ? this.hear(notice) : this.sweep()));
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  whenChanged(tell: Tell): void {
    this.tell = tell;
  }

  /** A page came; answers what it is to show. Until its {@link leave} it is told of changes. */
  async join(site: SiteRow): Promise<Availability> {
    const known = this.shown.get(site.id);
    if (known) {
      known.pages += 1;
      if (known.told) return JSON.parse(known.told) as Availability;
    } else this.shown.set(site.id, { site, told: '', pages: 1 });
    const now = await asTenant(site.tenantId, () => this.availability.ofOne(site));
    const shown = this.shown.get(site.id);
    if (shown) shown.told = JSON.stringify(now);
    return now;
  }

  /** As it is in this moment, whatever pages show. */
  ask(site: SiteRow): Promise<Availability> {
    return this.availability.ofOne(site);
  }

  leave(siteId: string): void {
    const shown = this.shown.get(siteId);
    if (!shown) return;
    shown.pages -= 1;
    if (shown.pages <= 0) this.shown.delete(siteId);
  }

  private hear({ tenantId, type }: Notice): void {
    if (!/^(agent|work|queue|calendar|site)\./.test(type) || this.gathering.has(tenantId)) return;
    if (![...this.shown.values()].some(({ site }) => site.tenantId === tenantId)) return;
    this.gathering.add(tenantId);
    setTimeout(() => {
      this.gathering.delete(tenantId);
      this.look(tenantId);
    }, GATHER_MS).unref();
  }

  private sweep(): void {
    for (const tenantId of new Set([...this.shown.values()].map(({ site }) => site.tenantId))) this.look(tenantId);
  }

  /** A look that fails is made up for by the next sweep. */
  private look(tenantId: string): void {
    const all = [...this.shown.values()].filter(({ site }) => site.tenantId === tenantId);
    asTenant(tenantId, async () => {
      // Its settings may have changed since the page came; one that is switched off shows nothing any more.
      for (const shown of all) shown.site = (await this.sites.byKey(shown.site.key)) ?? shown.site;
      const now = await this.availability.of(all.map(({ site }) => site));
      for (const shown of all) this.compare(shown, now.get(shown.site.id)!);
    }).catch((error: unknown) => log.warn({ err: error }, 'availability could not be looked at'));
  }

  private compare(shown: Shown, now: Availability): void {
    const text = JSON.stringify(now);
    if (shown.told === text) return;
    shown.told = text;
    this.tell(shown.site, now);
  }
}
