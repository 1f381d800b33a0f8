/** A signature longer than this is text. */
const MAX_SIGNATURE_LINES = 20;
const DEVICE =
  'iphone|ipad|ipod|blackberry|android|galaxy|samsung|huawei|xiaomi|pixel|smartphone|windows phone|lumia|nokia|sony|mobile|mobile phone|mobile device|cell ?phone|phone|tablet|handset|outlook|yahoo mail|gmail|proton ?mail|typeapp|mail for windows(?: \\d+)?|bluemail|spark|mailbird|airmail|iphon\\w*|mobil\\w*|téléphone|portable|móvil|telefon\\w*|celular|mobiel\\w*|cellulare|телефон\\w*';
const SENT_FROM =
  'sent (?:from|via|with|using)|get|envoyé (?:de|depuis|à partir de|avec|via)|télécharge[rz]?|von meine[mr]|gesendet (?:von|mit)|enviado (?:desde|do|de|con|a partir)|inviato (?:da|dal|con)|verstuurd (?:vanaf|vanuit|met)|verzonden (?:vanaf|met|vanuit)|skickat från|sendt fra|lähetetty|wysłane? z|отправлено (?:с|из)|odesláno z|obtenir|obtener|outlook (?:para|pour|für)';
/** The whole line, without a comma or a full stop inside: sentences that only begin so are kept. */
const MOBILE = new RegExp(
  `^[ \\t*_>]{0,3}(?:${SENT_FROM})\\b[ ](?:[\\p{L}\\p{N}®™+'’-]{1,25}[ ]){0,6}?(?:${DEVICE})\\b(?:[ ][\\p{L}\\p{N}®™+'’-]{1,25}){0,5}[ ]?(?:gesendet|<?\\(?https?:[^\\s]{1,300})?[.!*_]{0,2}$`,
  'iu',
);
const LIST_FOOTER = /mailing list|mailman|listinfo|unsubscribe|désabonner|groups\.google|to post to this/i;

/** How many lines at the end are a signature, or 0. `lines` has no empty line at its end. */
export function signatureLength(lines: readonly string[]): number {
  const last = lines.at(-1) ?? '';
  if (last.length < 300 && MOBILE.test(last.trim())) return 1;
  if (isDashedName(lines)) return 1;
  const earliest = Math.max(0, lines.length - MAX_SIGNATURE_LINES - 1);
  for (let i = lines.length - 1; i >= earliest; i--) {
    const line = lines[i] ?? '';
    // RFC 3676 section 4.3, also without its space: `-- ` alone on a line.
    if (/^--\s?$/.test(line)) return lines.length - i;
    if (/^(?:__|_{20,})$/.test(line.trim()) && lines.length - i <= 8 && LIST_FOOTER.test(lines.slice(i).join(' ')))
      return lines.length - i;
  }
  return 0;
}

/** `-Jane Doe` after an empty line at the very end. */
function isDashedName(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? '';
  const before = lines.at(-2) ?? '';
  return (
    lines.length > 2 &&
    before.trim() === '' &&
    last.length < 60 &&
    /^-{1,2}\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,3}$/u.test(last.trim())
  );
}
