import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { asTenant, Db, DomainError, Files, found, key } from '@guichet/platform';
import { fileTypeFromBuffer } from 'file-type';
import type { SiteRow } from './site-directory.service.ts';
import { SiteRecords } from './site-records.service.ts';

const MAX_BYTES = 200_000;
/** Pictures that can hold no script. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

/** The picture at the head of a site's widget. */
@Injectable()
export class SiteLogos {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly records: SiteRecords,
  ) {}

  async put(siteId: string, body: unknown): Promise<{ ok: true }> {
    found(await this.db.tx((tx) => tx.site.findUnique({ where: key(siteId) })));
    if (!Buffer.isBuffer(body) || !body.length) throw new DomainError('invalid_input', { issues: [{ path: 'body' }] });
    if (body.length > MAX_BYTES) throw new DomainError('too_large');
    const type = (await fileTypeFromBuffer(body))?.mime ?? '';
    if (!PICTURES.has(type)) throw new DomainError('unsupported_media_type');
    const fileKey = await this.files.put(body);
    const before = await this.db.tx(async (tx) => {
      const { logoFileKey } = found(await tx.site.findUnique({ where: key(siteId) }));
      await tx.site.update({ where: key(siteId), data: { logoFileKey: fileKey, logoType: type } });
      await this.records.changed(tx, siteId, 'site.changed', ['logo']);
      return logoFileKey;
    });
    if (before) await this.files.remove(before);
    return { ok: true };
  }

  open({ tenantId, logoFileKey, logoType }: SiteRow): Promise<{ stream: Readable; type: string }> {
    const fileKey = found(logoFileKey);
    return asTenant(tenantId, async () => ({ stream: await this.files.stream(fileKey), type: logoType! }));
  }
}
