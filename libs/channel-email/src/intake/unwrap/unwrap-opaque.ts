import type { Banner } from '../analysed-mail.ts';
import { decodeBody, readEntity, type Entity, type EntityLimits } from '../mime/entity.ts';
import { signedContent } from './smime.ts';
import { readTnef } from './tnef.ts';
import { tnefEntity } from './tnef-entity.ts';

/**
 * Replaces wrappers that hide the message by what is inside: opaque S/MIME (RFC 8551 section 3.5.2) and winmail.dat.
 * Where that cannot be done the wrapper stays, as an attachment, and the banner says so.
 */
export function unwrapOpaque(entity: Entity, limits: EntityLimits, banners: Set<Banner>, depth = 0): Entity {
  if (entity.parts.length > 0) {
    return { ...entity, parts: entity.parts.map((part) => unwrapOpaque(part, limits, banners, depth)) };
  }
  if (depth < 5 && isPkcs7(entity)) return unwrapSmime(entity, limits, banners, depth);
  if (isTnef(entity)) {
    banners.add('winmail');
    const tnef = readTnef(decodeBody(entity));
    return tnef ? tnefEntity(entity, tnef) : entity;
  }
  return entity;
}

function unwrapSmime(entity: Entity, limits: EntityLimits, banners: Set<Banner>, depth: number): Entity {
  const content = signedContent(decodeBody(entity));
  if (!content) {
    banners.add(entity.params.get('smime-type') === 'signed-data' ? 'smime-signed' : 'smime-encrypted');
    return entity;
  }
  banners.add('smime-signed');
  return unwrapOpaque(readEntity(content, 0, content.length, limits, depth + 1), limits, banners, depth + 1);
}

function isPkcs7(entity: Entity): boolean {
  if (/^application\/(?:x-)?pkcs7-mime$/.test(entity.type)) return entity.params.get('smime-type') !== 'certs-only';
  return entity.type === 'application/octet-stream' && fileNameOf(entity).endsWith('.p7m');
}

function isTnef(entity: Entity): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(entity.type) || fileNameOf(entity) === 'winmail.dat';
}

function fileNameOf(entity: Entity): string {
  return (entity.dispositionParams.get('filename') ?? entity.params.get('name') ?? '').toLowerCase();
}
