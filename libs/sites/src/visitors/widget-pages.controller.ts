import { Controller, Res, StreamableFile } from '@nestjs/common';
import { getAvailability, getWidgetConfig, getWidgetLogo, type InputOf } from '@guichet/contracts';
import { asTenant, found, Implements } from '@guichet/platform';
import type { FastifyReply } from 'fastify';
import { AvailabilityService } from '../availability/availability.service.ts';
import { SiteDirectory } from '../sites/site-directory.service.ts';
import { SiteLogos } from '../sites/site-logos.service.ts';
import { widgetConfig } from '../sites/site-view.ts';

const A_MINUTE = 'public, max-age=60';

/** What any page of a site may ask. */
@Controller()
export class WidgetPagesController {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly logos: SiteLogos,
    private readonly availability: AvailabilityService,
  ) {}

  @Implements(getWidgetConfig)
  async config({ siteKey }: InputOf<typeof getWidgetConfig>, @Res({ passthrough: true }) reply: FastifyReply) {
    const site = found(await this.sites.byKey(siteKey));
    void reply.header('cache-control', A_MINUTE);
    return widgetConfig(site);
  }

  @Implements(getWidgetLogo)
  async logo({ siteKey }: InputOf<typeof getWidgetLogo>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { stream, type } = await this.logos.open(found(await this.sites.byKey(siteKey)));
    void reply.headers({
      'cache-control': A_MINUTE,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    return new StreamableFile(stream, { type, disposition: 'inline' });
  }

  @Implements(getAvailability)
  async available({ siteKey }: InputOf<typeof getAvailability>) {
    const site = found(await this.sites.byKey(siteKey));
    return asTenant(site.tenantId, () => this.availability.ofOne(site));
  }
}
