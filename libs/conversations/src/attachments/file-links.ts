import { Injectable } from '@nestjs/common';
import {
  bytesOfId,
  Clock,
  currentTenant,
  DomainError,
  idOfBytes,
  readSignedToken,
  Secrets,
  signedToken,
  type TokenKind,
} from '@guichet/platform';

const LINK: TokenKind = { purpose: 'file-link', length: 38, signature: 32 };
const LIFE = 15 * 60_000;
/** Links of the same five minutes are equal, so a browser keeps the picture it has. */
const STEP = 5 * 60_000;

/** Links to attachments: whoever has one may read the file, for 15 minutes at most. */
@Injectable()
export class FileLinks {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  urlOf(attachmentId: string): string {
    const until = Buffer.alloc(6);
    const now = this.clock.now().getTime();
    until.writeUIntBE(now - (now % STEP) + LIFE, 0, 6);
    const body = Buffer.concat([bytesOfId(currentTenant()), bytesOfId(attachmentId), until]);
    return `/api/files/${signedToken(this.secrets, LINK, body)}`;
  }

  /** Whose file a token opens; `link_expired` when it is too old, `not_found` when it is none of ours. */
  read(token: string): { tenantId: string; attachmentId: string } {
    const body = readSignedToken(this.secrets, LINK, token);
    if (body.readUIntBE(32, 6) <= this.clock.now().getTime()) throw new DomainError('link_expired');
    return { tenantId: idOfBytes(body.subarray(0, 16)), attachmentId: idOfBytes(body.subarray(16, 32)) };
  }
}
