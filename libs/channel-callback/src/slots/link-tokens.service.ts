import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, currentTenant, DomainError, Secrets } from '@guichet/platform';

const PURPOSE = 'callback-link';
const SIGNATURE = 16;
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the links of call-backs carry: tenant and call-back, signed. */
@Injectable()
export class LinkTokens {
  constructor(
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  urlOf(callbackId: string): string {
    const body = Buffer.concat([bytesOf(currentTenant()), bytesOf(callbackId)]);
    const token = Buffer.concat([body, this.secrets.sign(PURPOSE, body.toString('hex'), SIGNATURE)]);
    return new URL(`/call-back/${token.toString('base64url')}`, this.config.PUBLIC_URL).href;
  }

  /** Throws `not_found` for what we did not sign. */
  read(token: string): { tenantId: string; callbackId: string } {
    const bytes = Buffer.from(token, 'base64url');
    const body = bytes.subarray(0, 32);
    if (bytes.length !== 32 + SIGNATURE) throw new DomainError('not_found');
    if (!this.secrets.isSigned(PURPOSE, body.toString('hex'), bytes.subarray(32), SIGNATURE))
      throw new DomainError('not_found');
    return { tenantId: idOf(body.subarray(0, 16)), callbackId: idOf(body.subarray(16)) };
  }
}
