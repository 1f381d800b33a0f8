import { createHmac } from 'node:crypto';
import { SiteDirectory, SiteSecrets } from '@guichet/sites';
import { DEMO_SITE_KEY, type InputOf, signDemoCustomer } from '@guichet/contracts';
import { asTenant, Clock, CONFIG, type Config, DomainError, found, Implements } from '@guichet/platform';
import { Controller, Inject } from '@nestjs/common';

const JEANNE = { sub: 'jeanne', name: 'Jeanne Moreau', email: 'jeanne.moreau@exemple.fr' };
const LIFE_SECONDS = 8 * 3600;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The demo shop's own server: all it can do is vouch for its one customer. */
@Controller()
export class DemoShopController {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly secrets: SiteSecrets,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Implements(signDemoCustomer)
  async sign(_: InputOf<typeof signDemoCustomer>) {
    if (!this.config.GUICHET_DEMO) throw new DomainError('not_found');
    const site = found(await this.sites.byKey(DEMO_SITE_KEY));
    const [secret] = await asTenant(site.tenantId, () => this.secrets.of(site.id));
    const exp = Math.floor(this.clock.now().getTime() / 1000) + LIFE_SECONDS;
    const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ ...JEANNE, exp })}`;
    const signature = createHmac('sha256', found(secret ?? null))
      .update(signed)
      .digest('base64url');
    return { identity: `${signed}.${signature}` };
  }
}
