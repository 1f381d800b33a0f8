import { Inject, Injectable } from '@nestjs/common';
import type { SipAccount } from '@guichet/contracts';
import { Clock, CONFIG, type Config, Secrets } from '@guichet/platform';
import { DigestAuthenticator, type Flow, type SipRequest } from '@guichet/sip';
import { addressUserOf, readUsername, type SipIdentity, type SipPass, usernameOf } from './sip-accounts.ts';

const PURPOSE = 'sip-account';
/** Of an agent; his desk asks again before. A visitor calls at once. */
const LIFE_MS = { agent: 600_000, call: 180_000, phone: 600_000 } as const;

/** Accounts that are good for minutes, and what is asked of whoever comes with one. */
@Injectable()
export class SipAccounts {
  /** The name of this installation among SIP addresses. */
  readonly realm: string;
  private readonly digest: DigestAuthenticator;

  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.realm = new URL(config.PUBLIC_URL).hostname;
    this.digest = new DigestAuthenticator({
      realm: this.realm,
      secret: secrets.sign('sip-nonces', this.realm),
      passwordOf: (username) => (readUsername(username, this.clock.now()) ? this.passwordOf(username) : undefined),
      // The libraries of browsers know no other; passwords here are keys of 192 bits, which it does not weaken.
      algorithms: ['MD5'],
    });
  }

  make(identity: SipIdentity): SipAccount {
    const expiresAt = new Date(this.clock.now().getTime() + LIFE_MS[identity.kind]);
    const username = usernameOf({ identity, expiresAt });
    return {
      ...{ username, password: this.passwordOf(username), realm: this.realm, expiresAt: expiresAt.toISOString() },
      server: this.config.SIP_PUBLIC_URL ?? null,
      uri: this.addressOf(identity),
    };
  }

  addressOf(identity: SipIdentity): string {
    return `sip:${addressUserOf(identity)}@${this.realm}`;
  }

  /** Whose request it is, or what to challenge it with. */
  async authenticate(request: SipRequest, flow: Flow): Promise<SipPass | { challenges: readonly string[] }> {
    const said = await this.digest.authenticate(request, flow);
    return 'username' in said ? readUsername(said.username, this.clock.now())! : said;
  }

  private passwordOf(username: string): string {
    return this.secrets.sign(PURPOSE, username, 24).toString('base64url');
  }
}
