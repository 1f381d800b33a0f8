import { Inject, Injectable } from '@nestjs/common';
import {
  bytesOfId,
  CONFIG,
  type Config,
  currentTenant,
  idOfBytes,
  readSignedToken,
  Secrets,
  signedToken,
  type TokenKind,
} from '@guichet/platform';

const LINK: TokenKind = { purpose: 'callback-link', length: 32, signature: 16 };

/** What the links of call-backs carry: tenant and call-back, signed. */
@Injectable()
export class LinkTokens {
  constructor(
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  urlOf(callbackId: string): string {
    const body = Buffer.concat([bytesOfId(currentTenant()), bytesOfId(callbackId)]);
    return new URL(`/call-back/${signedToken(this.secrets, LINK, body)}`, this.config.PUBLIC_URL).href;
  }

  /** Throws `not_found` for what we did not sign. */
  read(token: string): { tenantId: string; callbackId: string } {
    const body = readSignedToken(this.secrets, LINK, token);
    return { tenantId: idOfBytes(body.subarray(0, 16)), callbackId: idOfBytes(body.subarray(16)) };
  }
}
