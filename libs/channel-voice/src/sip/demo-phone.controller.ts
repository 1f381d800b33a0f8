import { Controller, Inject } from '@nestjs/common';
import { DEMO_SITE_KEY, type InputOf, openDemoPhone } from '@guichet/contracts';
import { CONFIG, type Config, DomainError, found, Implements } from '@guichet/platform';
import { SiteDirectory } from '@guichet/sites';
import { SipAccounts } from './sip-accounts.service.ts';

@Controller()
export class DemoPhoneController {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly accounts: SipAccounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Implements(openDemoPhone) async open({ number }: InputOf<typeof openDemoPhone>) {
    if (!this.config.GUICHET_DEMO) throw new DomainError('not_found');
    const { tenantId } = found(await this.sites.byKey(DEMO_SITE_KEY));
    return this.accounts.make({ kind: 'phone', tenantId, number });
  }
}
