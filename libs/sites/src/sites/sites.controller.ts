import { Controller, Req } from '@nestjs/common';
import {
  addSiteSecret,
  createSite,
  deleteSite,
  type InputOf,
  listSites,
  removeSiteSecret,
  updateSite,
  uploadSiteLogo,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyRequest } from 'fastify';
import { SiteLogos } from './site-logos.service.ts';
import { SiteSecrets } from './site-secrets.service.ts';
import { SitesService } from './sites.service.ts';

@Controller()
export class SitesController {
  constructor(
    private readonly sites: SitesService,
    private readonly secrets: SiteSecrets,
    private readonly logos: SiteLogos,
  ) {}

  @Implements(listSites)
  list(_: InputOf<typeof listSites>) {
    return this.sites.list();
  }
  @Implements(createSite)
  create(input: InputOf<typeof createSite>) {
    return this.sites.create(input);
  }
  @Implements(updateSite)
  update(input: InputOf<typeof updateSite>) {
    return this.sites.update(input);
  }
  @Implements(deleteSite)
  remove({ siteId }: InputOf<typeof deleteSite>) {
    return this.sites.remove(siteId);
  }
  @Implements(uploadSiteLogo)
  putLogo({ siteId }: InputOf<typeof uploadSiteLogo>, @Req() request: FastifyRequest) {
    return this.logos.put(siteId, request.body);
  }
  @Implements(addSiteSecret)
  addSecret(input: InputOf<typeof addSiteSecret>) {
    return this.secrets.add(input);
  }
  @Implements(removeSiteSecret)
  removeSecret(input: InputOf<typeof removeSiteSecret>) {
    return this.secrets.remove(input);
  }
}
