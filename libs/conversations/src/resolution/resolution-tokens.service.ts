import { Inject, Injectable } from '@nestjs/common';
import { Locale } from '@guichet/contracts';
import {
  bytesOfId,
  Clock,
  CONFIG,
  type Config,
  currentTenant,
  idOfBytes,
  readSignedToken,
  Secrets,
  signedToken,
  type TokenKind,
} from '@guichet/platform';

/** Tenant, conversation, second of asking, language. */
const LINK: TokenKind = { purpose: 'resolution-link', length: 37, signature: 16 };

export interface ResolutionLink {
  tenantId: string;
  conversationId: string;
  askedAt: Date;
  language: Locale;
}

/** What the links that ask whether a request was settled carry, signed. */
@Injectable()
export class ResolutionTokens {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  urlOf(conversationId: string, language: Locale): string {
    const asked = Buffer.alloc(5);
    asked.writeUInt32BE(Math.floor(this.clock.now().getTime() / 1000), 0);
    asked.writeUInt8(Locale.options.indexOf(language), 4);
    const body = Buffer.concat([bytesOfId(currentTenant()), bytesOfId(conversationId), asked]);
    return new URL(`/settled/${signedToken(this.secrets, LINK, body)}`, this.config.PUBLIC_URL).href;
  }

  /** Throws `not_found` for what we did not sign. */
  read(token: string): ResolutionLink {
    const body = readSignedToken(this.secrets, LINK, token);
    return {
      tenantId: idOfBytes(body.subarray(0, 16)),
      conversationId: idOfBytes(body.subarray(16, 32)),
      askedAt: new Date(body.readUInt32BE(32) * 1000),
      language: Locale.options[body.readUInt8(36)]!,
    };
  }
}
