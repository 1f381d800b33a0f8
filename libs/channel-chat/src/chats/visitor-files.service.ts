import { Injectable } from '@nestjs/common';
import { type ChatFile, MAX_CHAT_FILE_BYTES } from '@guichet/contracts';
import { AttachmentsService } from '@guichet/conversations';
import { currentVisitor, DomainError } from '@guichet/platform';
import { VisitorLimits } from '@guichet/sites';

/** Files of visitors: kept and served by the rules of all attachments, and theirs until a message takes them. */
@Injectable()
export class VisitorFiles {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly limits: VisitorLimits,
  ) {}

  async upload(name: string, body: unknown): Promise<ChatFile> {
    const { visitorId } = currentVisitor();
    await this.limits.spend('file', visitorId);
    if (Buffer.isBuffer(body) && body.length > MAX_CHAT_FILE_BYTES) throw new DomainError('too_large');
    const { id, type, size, url, ...stored } = await this.attachments.store(visitorId, name, body);
    return { id, type, size, url, name: stored.name };
  }
}
