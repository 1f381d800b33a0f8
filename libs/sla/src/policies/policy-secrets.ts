import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newToken, Secrets } from '@guichet/platform';

/** What a policy's webhooks are signed with: kept encrypted, shown once. */
@Injectable()
export class PolicySecrets {
  constructor(private readonly secrets: Secrets) {}

  make(): { secret: string; sealedSecret: string } {
    const secret = newToken();
    return { secret, sealedSecret: this.secrets.encrypt(secret) };
  }

  /** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 over `<seconds>.<body>`, so that a body cannot be sent again later unnoticed. */
  signature(sealedSecret: string, body: string, at: Date): string {
    const seconds = Math.floor(at.getTime() / 1000);
    const hmac = createHmac('sha256', this.secrets.decrypt(sealedSecret)).update(`${seconds}.${body}`);
    return `t=${seconds},v1=${hmac.digest('hex')}`;
  }
}
