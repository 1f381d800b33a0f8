import { Injectable } from '@nestjs/common';
import type { WidgetHandshake } from '@guichet/contracts';
import { asTenant, Clock, DomainError, Secrets, type VisitorActor } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { SiteDirectory, type SiteRow } from '../sites/site-directory.service.ts';
import { SiteSecrets } from '../sites/site-secrets.service.ts';
import { type Account, readIdentity } from './signed-identity.ts';
import { accountVisitorId, readVisitorToken, visitorToken } from './visitor-token.ts';

export interface Admitted {
  site: SiteRow;
  visitor: VisitorActor;
  account: Account | null;
  token: string;
  /** The same browser before it said who it is. */
  formerVisitorId: string | null;
  /** Nobody has seen this visitor before, so there is nothing of his to look for. */
  isNew: boolean;
}

/** Who comes to a site's widget: a browser by its token, or a person by what the shop's server signed. */
@Injectable()
export class VisitorAdmission {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly siteSecrets: SiteSecrets,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async isAllowed(siteKey: string, origin: string): Promise<boolean> {
    const site = await this.sites.byKey(siteKey);
    return site !== null && this.sites.isAllowed(site, origin);
  }

  /** For HTTP: the token alone. */
  async authenticate(siteKey: string, token: string): Promise<{ tenantId: string; visitor: VisitorActor } | null> {
    const site = await this.sites.byKey(siteKey);
    const ticket = site && readVisitorToken(this.secrets, site.id, token, this.clock.now());
    return ticket ? { tenantId: site.tenantId, visitor: { siteId: site.id, ...ticket } } : null;
  }

  /** For the socket. A token of a signed person opens nothing without his identity: a shared browser forgets him at log-out. */
  async admit({ siteKey, token, identity }: WidgetHandshake, origin: string | undefined): Promise<Admitted> {
    const site = await this.sites.byKey(siteKey);
    if (!site) throw new DomainError('not_found');
    if (!origin || !this.sites.isAllowed(site, origin)) throw new DomainError('foreign_origin');
    const account = identity ? await this.accountOf(site, identity) : null;
    const ticket = token ? readVisitorToken(this.secrets, site.id, token, this.clock.now()) : null;
    const known = ticket && !ticket.isSigned ? ticket.visitorId : null;
    const visitorId = account ? accountVisitorId(this.secrets, site.id, account.id) : (known ?? uuid());
    const visitor = { siteId: site.id, visitorId, isSigned: account !== null };
    return {
      ...{ site, visitor, account },
      token: visitorToken(this.secrets, site.id, visitor, this.clock.now()),
      formerVisitorId: account ? known : null,
      isNew: !account && !known,
    };
  }

  private async accountOf(site: SiteRow, identity: string): Promise<Account> {
    const secrets = await asTenant(site.tenantId, () => this.siteSecrets.of(site.id));
    const account = readIdentity(identity, secrets, this.clock.now());
    if (!account) throw new DomainError('identity_invalid');
    return account;
  }
}
