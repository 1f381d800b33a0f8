import { Injectable } from '@nestjs/common';
import { Clock, currentTenant, DomainError, Secrets } from '@guichet/platform';

const PURPOSE = 'file-link';
const LIFE = 15 * 60_000;
/** Links of the same five minutes are equal, so a browser keeps the picture it has. */
const STEP = 5 * 60_000;
const BODY = 38;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Links to attachments: whoever has one may read the file, for 15 minutes at most. */
@Injectable()
export class FileLinks {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  urlOf(attachmentId: string): string {
    const body = Buffer.alloc(BODY);
    bytesOf(currentTenant()).copy(body, 0);
    bytesOf(attachmentId).copy(body, 16);
    const now = this.clock.now().getTime();
    body.writeUIntBE(now - (now % STEP) + LIFE, 32, 6);
    const signature = this.secrets.sign(PURPOSE, body.toString('hex'));
    return `/api/files/${Buffer.concat([body, signature]).toString('base64url')}`;
  }

  /** Whose file a token opens; `link_expired` when it is too old, `not_found` when it is none of ours. */
  read(token: string): { tenantId: string; attachmentId: string } {
    const bytes = Buffer.from(token, 'base64url');
    const body = bytes.subarray(0, BODY);
    if (bytes.length !== BODY + 32 || !this.secrets.isSigned(PURPOSE, body.toString('hex'), bytes.subarray(BODY)))
      throw new DomainError('not_found');
    if (body.readUIntBE(32, 6) <= this.clock.now().getTime()) throw new DomainError('link_expired');
    return { tenantId: idOf(body.subarray(0, 16)), attachmentId: idOf(body.subarray(16, 32)) };
  }
}
