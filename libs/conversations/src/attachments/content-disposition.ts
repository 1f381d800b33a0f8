/**
 * RFC 6266: a plain name for old readers and the exact one encoded (RFC 8187). Path signs, quotes, control characters
 * and bidirectional overrides never reach the header, so a name can neither end it nor pose as another type.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\/]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-180)
    .toWellFormed()
    .trim();
  const safe = clean || 'file';
  const plain = safe.replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
