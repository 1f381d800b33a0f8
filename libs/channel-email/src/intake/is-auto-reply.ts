import type { Address } from './analysed-mail.ts';
import type { ParsedMail } from './parse.ts';

/** What a mail is when nobody wrote it to us in person, and whether an automatic answer to it is allowed. */
export interface AutomationFinding {
  readonly isAutoReply: boolean;
  readonly isList: boolean;
  /** RFC 3834 section 2. */
  readonly mayAutoReply: boolean;
}

/** Local parts that are never a person who reads answers. */
const ROBOT =
  /^(?:mailer-?daemon|post_?master|no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|ne[-_.]?pas[-_.]?repondre|nepasrepondre|pas[-_.]?de[-_.]?reponse|noreponse|nicht[-_.]?antworten|no[-_.]?responder|nao[-_.]?responda|non[-_.]?rispondere|bounces?|notifications?|alerts?|automat(?:ed|ic)|auto[-_.]?(?:reply|responder|confirm)|listserv|majordomo|mailman|root|daemon|nobody|cron|www-data|e?-?news(?:-?letters?|-?flash)?|mailings?|marketing|promo(?:tion)?s?|announcements?|robot|vacation|unsubscribe)(?:$|[-+_.@=\d])|^owner-|(?:-request|-owner|-bounces?|-relay|[-_.]no-?reply|-admin)$|^(?:.{1,60}[-_.+])?(?:noreply|no-reply|bounce|bounces)(?:[-_.+=].{0,60})?$/i;
const ROBOT_DOMAIN = /^(?:bounces?|noreply|no-reply|mailer|notifications?)\./i;

/** Subjects that begin so are written by vacation programs only. */
const REPLY_PREFIX =
  /^(?:(?:re|aw|r[ée]p|sv|vs|antw|fwd?|tr|wg)\s?:\s?)?(?:auto(?:matic)?[- ]?(?:reply|response|r[ée]ponse)|automatisch(?:e|es)? (?:antwort|antwoord)|r[ée]ponse automatique|out of (?:the )?office|respuesta autom[áa]tica|risposta automatica|resposta autom[áa]tica|automatiskt svar|autosvar|automatisk svar|automaattinen vastaus|abwesenheits(?:notiz|nachricht|meldung)|absence du bureau|message d'absence|absence ?:|automatick[áa] odpov[ěe]ď|odpowiedź automatyczna|autoodpowiedź|автоматический ответ|автоответ|自動応答|自动回复|자동 회신|i am out of office|vacation (?:reply|response))/i;
/** Words that need further evidence. */
const AWAY =
  /out of (?:the )?office|on vacation|on leave|away (?:from|until)|abwesen|absen(?:t|ce)|cong[ée]s|vacances|vacaciones|ausente|ferie|fuori sede|urlaub|f[ée]rias|afwezig|vakantie|semester|отпуск/i;

const LIST_PATH = /^<?(?:owner-|[^@]{1,100}-(?:request|owner|bounces?)(?:[+=-]|@))/i;
const UNSUBSCRIBE =
  /unsubscrib|opt[- ]?out|désabonn|désinscri|se désinscrire|abbestell|abmelden|darse de baja|cancellar(?:e|si) (?:l')?iscrizione|annulla l'iscrizione|uitschrijven|afmelden|cancelar (?:a )?(?:inscrição|assinatura)|avregistrer|afmeld|wypisa|отписаться|view (?:this|it) (?:e-?mail )?in (?:your|a) browser|can't read this e-?mail|voir (?:cet e-?mail|la version) (?:dans|en ligne)/i;

/** RFC 3834 both ways: told by headers first, by the sender's name next, by the subject last. */
export function isAutoReply(mail: ParsedMail, from: Address): AutomationFinding {
  const { headers } = mail;
  const isList = hasListHeaders(mail);
  const isSubmitted = isAutoSubmitted(headers.all('auto-submitted'));
  const isResponder =
    isSubmitted === 'replied' || hasResponderHeader(mail) || /auto_?reply/i.test(headers.text('precedence'));
  const isSentByList = mail.headers.all('return-path').some((path) => LIST_PATH.test(path));
  const hasEvidence =
    isSubmitted !== 'no' || hasNullPath(mail) || isRobot(from) || isSuppressed(mail) || isBulk(mail) || isSentByList;
  // Reports that are no bounce: read receipts, successes.
  const isReport = mail.root.type === 'multipart/report';
  const isReply =
    isResponder || isReport || REPLY_PREFIX.test(mail.subject) || (hasEvidence && AWAY.test(mail.subject));
  const isMachine = isReply || isList || hasEvidence;
  const recipients = [from, ...mail.replyTo].filter(({ address }) => address !== '');
  const hasAnswerable = from.address.includes('@') && !recipients.some(isRobot) && !mail.banners.has('no-sender');
  return {
    isAutoReply: isReply && !isList,
    isList,
    mayAutoReply: !isMachine && hasAnswerable && !isCampaign(mail),
  };
}

function isAutoSubmitted(values: readonly string[]): 'no' | 'generated' | 'replied' {
  const value = values.find((text) => !/^no\b/i.test(text));
  if (value === undefined || value === '') return 'no';
  return /auto-replied|auto-notified/i.test(value) ? 'replied' : 'generated';
}

/** RFC 2919, RFC 2369, and what list programs write besides. */
function hasListHeaders(mail: ParsedMail): boolean {
  const names = mail.headers.namesStartingWith('list-');
  const marks = [
    'x-mailing-list',
    'x-beenthere',
    'x-mailman-version',
    'mailing-list',
    'x-list',
    'x-loop',
    'x-listserver',
    'x-ml-name',
    'x-campaign-id',
    'x-campaignid',
    'x-mailgun-sid',
    'feedback-id',
    'x-csa-complaints',
  ];
  return (
    names.length > 0 ||
    marks.some((name) => mail.headers.has(name)) ||
    /\blist\b/i.test(mail.headers.text('precedence'))
  );
}

function hasResponderHeader(mail: ParsedMail): boolean {
  const { headers } = mail;
  const given = [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoresponse',
    'x-auto-reply',
    'x-auto-response',
    'auto-reply',
    'x-mail-autoreply',
    'x-amazon-auto-reply',
    'x-autogenerated',
    'x-ms-exchange-inbox-rules-loop',
    'x-facebook-notify',
    'x-failed-recipients',
  ];
  return given.some((name) => headers.has(name) && !/^(?:no|false|none)$/i.test(headers.text(name)));
}

/** X-Auto-Response-Suppress (Microsoft): the sender asks for no automatic answer. */
function isSuppressed(mail: ParsedMail): boolean {
  const value = mail.headers.text('x-auto-response-suppress');
  return value !== '' && !/^none$/i.test(value);
}

function isBulk(mail: ParsedMail): boolean {
  return (
    /bulk|junk|list|auto_?reply/i.test(mail.headers.text('precedence')) ||
    (mail.headers.has('x-spam-flag') === true && /yes/i.test(mail.headers.text('x-spam-flag')))
  );
}

/** Advertising without any mark in its headers says in its text how to get rid of it. An answer to it has references. */
function isCampaign(mail: ParsedMail): boolean {
  if (mail.headers.has('in-reply-to') || mail.headers.has('references')) return false;
  return UNSUBSCRIBE.test(mail.text) || UNSUBSCRIBE.test(mail.html ?? '');
}

function hasNullPath(mail: ParsedMail): boolean {
  return mail.headers.all('return-path').some((path) => /^<?\s*>?$/.test(path));
}

function isRobot({ address, name }: Address): boolean {
  const at = address.lastIndexOf('@');
  const local = at < 0 ? address : address.slice(0, at);
  return (
    ROBOT.test(local) ||
    (at >= 0 && ROBOT_DOMAIN.test(address.slice(at + 1))) ||
    /mailer-daemon|no-?reply|do not reply|ne pas r[ée]pondre/i.test(name)
  );
}
