import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { asTenant, Db, Files, found, key } from '@guichet/platform';
import { Channels } from '../channels.ts';
import { ConversationAccess } from '../conversation-access.service.ts';
import { contentDisposition } from './content-disposition.ts';
import { FileLinks } from './file-links.ts';

/** Pictures that can hold no script; everything else is saved, never shown. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export interface Download {
  stream: Readable;
  type: string;
  disposition: string;
  /** Bytes, where known. */
  size?: number;
}

@Injectable()
export class Downloads {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly links: FileLinks,
    private readonly access: ConversationAccess,
    private readonly channels: Channels,
  ) {}

  /** What a signed link opens; the link itself is the right. */
  byLink(token: string): Promise<Download> {
    const { tenantId, attachmentId } = this.links.read(token);
    return asTenant(tenantId, async () => {
      const row = found(await this.db.tx((tx) => tx.attachment.findUnique({ where: key(attachmentId) })));
      const isShown = SHOWN.has(row.type);
      return {
        stream: await this.files.stream(row.fileKey),
        type: isShown ? row.type : 'application/octet-stream',
        disposition: contentDisposition(isShown ? 'inline' : 'attachment', row.name),
        size: row.size,
      };
    });
  }

  async raw(messageId: string): Promise<Download> {
    const { fileKey, fileName } = await this.db.tx(async (tx) => {
      const { conversation } = await this.access.ofEntry(tx, messageId);
      return found(await this.channels.of(conversation.channel).openRaw?.(tx, messageId));
    });
    return {
      stream: await this.files.stream(fileKey),
      type: 'application/octet-stream',
      disposition: contentDisposition('attachment', fileName),
    };
  }
}
