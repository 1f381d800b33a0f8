/** Names of header fields as mail programs write them above a copied mail, by what they mean. */
const FIELDS: Readonly<Record<string, string>> = {
  from: 'from|de|von|da|van|från|fra|od|от|від|lähettäjä|kimden|expéditeur|remitente|mittente|afzender|发件人|差出人|보낸 사람|보낸사람|feladó',
  sent: "sent|date|envoyé|envoyé le|date d'envoi|gesendet|gesendet am|datum|enviado|enviado el|enviado em|enviada em|enviada el|fecha|inviato|data|verzonden|skickat|sendt|dato|wysłano|data wysłania|отправлено|дата|надіслано|lähetetty|päiväys|gönderildi|tarih|odesláno|发送时间|送信日時|보낸 날짜|보낸날짜|küldve",
  to: 'to|à|a|an|para|aan|till|til|do|komu|кому|vastaanottaja|kime|destinataire|destinatario|收件人|宛先|받는 사람|받는사람|címzett',
  subject:
    'subject|objet|sujet|betreff|asunto|oggetto|onderwerp|assunto|ämne|emne|temat|тема|aihe|konu|předmět|主题|件名|제목|tárgy',
};
const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(FIELDS).flatMap(([meaning, words]) => words.split('|').map((word) => [word, meaning] as const)),
);

/** What the field at the start of the line means: `from`, `sent`, `to`, `subject`, or null. */
function fieldMeaning(line: string): string | null {
  const colon = line.slice(0, 40).search(/[:：]/);
  if (colon < 1) return null;
  return MEANINGS.get(line.slice(0, colon).replace(/[*_]/g, '').trim().toLowerCase()) ?? null;
}

const SEPARATOR_WORDS =
  /original message|message d['’]origine|message original|messaggio originale|mensaje original|mensagem original|urspr(?:ü|ue)ngliche (?:nachricht|e-?mail)|originalnachricht|oorspronkelijk bericht|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande|originalmeddelande|alkuperäinen viesti|wiadomość oryginalna|исходное сообщение|původní zpráva|özgün ileti|eredeti üzenet|reply message|original appointment/i;

const FORWARD_WORDS =
  /forwarded (?:message|mail|by)|begin forwarded|message (?:transféré|réexpédié)|(?:transféré|réexpédié) par|weitergeleitete (?:nachricht|e-?mail)|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat|videresendt|välitetty viesti|przekazana wiadomość|пересылаемое|пересланное|転送|转发/i;

/** Whether the line announces a forwarded mail: "---------- Forwarded message ---------", "Début du message réexpédié :". */
export function isForwardMark(line: string): boolean {
  const text = line.trim();
  return text.length < 120 && /^[-_=*–—]{2}|[:：]$/.test(text) && FORWARD_WORDS.test(text);
}

/** Whether the line is "-----Original Message-----" in some language. */
export function isSeparator(line: string): boolean {
  const text = line.trim();
  return text.length < 120 && /^[-_=*–—]{2}/.test(text) && SEPARATOR_WORDS.test(text) && /[-_=*–—]{2}$/.test(text);
}

/** A line of nothing but dashes or underscores, as Outlook draws above the copied headers. */
export function isRule(line: string): boolean {
  const text = line.trim();
  return text.length >= 5 && /^(?:-+|_+|=+|\*+|—+|–+)$/.test(text);
}

/**
 * Whether a block of copied headers starts at the line: From, a date, and To or Subject. Fewer would match the forms of
 * contact pages, which are the sender's own text.
 */
export function copiedHeadersAt(lines: readonly string[], start: number): boolean {
  if (fieldMeaning(lines[start] ?? '') === null) return false;
  const seen = new Set<string>();
  let strangers = 0;
  for (let i = start; i < Math.min(lines.length, start + 12) && strangers < 3; i++) {
    const line = lines[i] ?? '';
    const meaning = fieldMeaning(line);
    if (meaning) seen.add(meaning);
    else if (line.trim() === '') strangers += 0.5;
    else strangers++;
  }
  return seen.has('from') && seen.has('sent') && (seen.has('to') || seen.has('subject'));
}
