import type { Address, Bounce } from './analysed-mail.ts';
import { bounceRecipients, complaintRecipients } from './bounce/bounce-recipients.ts';
import { originalMessageId } from './bounce/original-message-id.ts';
import { reportParts, type ReportParts } from './bounce/report-parts.ts';
import { readOwnMessageId } from './mime/message-ids.ts';
import type { ParsedMail } from './parse.ts';

/** A report about a mail of ours. */
export interface BounceFinding {
  readonly kind: 'bounce' | 'complaint';
  readonly bounce: Bounce;
}

const DAEMON =
  /^(?:mailer-?daemon|mail-?daemon|post[_-]?master|mail[._-]?delivery[._-]?(?:system|subsystem)?|mail\.delivery\.system|delivery-?(?:daemon|notification)|bounces?|mdaemon|smtp-?(?:daemon|server)|system-?administrator|mta|maildelivery)(?:\b|@|\+|$)/i;
const DAEMON_NAME =
  /mail delivery (?:sub)?system|mailer.daemon|mail deliver(?:y)? system|postmaster|system administrator|mail administrator/i;
const SUBJECT =
  /undeliver|(?:deliver\w{0,9}|mail|message|e-?mail) (?:status|fail\w*|error|problem|delay\w*|notif\w*)|fail\w{0,9} (?:notice|notification|report|mail)|failure|returned (?:mail|to sender|message|e-?mail)|return(?:ing|ed) (?:message )?to sender|could not (?:be )?(?:send|sent|deliver)|can ?not be delivered|not delivered|non[ -]remis|échec|\bdsn\b|unzustellbar|nicht zugestellt|rejected|bounce|error sending|mail system error|warning|недоставлен|не доставлен|no se (?:ha )?p(?:udo|odido) entregar|mancata consegna|delivery report|unable to deliver|nondeliverable|配信|送信できません|エラー/i;
const WORDS =
  /(?:could ?n[o']t|can(?:no|')t|was not able to|wasn't able to|unable to|not able to|failed to|have not|has not|hasn't|was not|wasn't|were not|did not|couldn't) (?:be )?(?:deliver|send|sent|reach|relay)|undeliver|deliver\w{0,9} (?:has )?fail|failed permanently|fail\w{0,9} (?:recipient|address)|not delivered|mail delivery|delivery (?:error|failure|problem)|recipient rejected|rejected by|were rejected|was rejected|rejected your message|user unknown|unknown user|mailbox|permanent (?:fatal )?error|fatal error|non-?existent|does not exist|\b[45]\d\d[ -][45]\.\d\.\d|\b5[05]\d[ -]|returned to sender|remote host said|smtp error|error message|message could not|delivery to the following|following (?:address|recipient)|no (?:such|valid) (?:user|recipient)|not be delivered|配信|届け|エラー|存在しない|доставлен/i;

/**
 * Whether the mail is a delivery report or a complaint. Only 54 % of real reports have a status part (RFC 3464); the rest
 * are told by who sends them (a mail system or a null return path) together with what they say. Words alone are never enough:
 * customers forward such reports.
 */
export function isBounce(mail: ParsedMail, from: Address): BounceFinding | null {
  const report = reportParts(mail.root, mail.text);
  const id = () => originalMessageId(mail, report, readOwnMessageId(mail.headers));
  if (report.feedbacks.length > 0 || reportType(mail) === 'feedback-report') {
    return {
      kind: 'complaint',
      bounce: { recipients: complaintRecipients(report), originalMessageId: id() },
    };
  }
  if (isOptOut(mail)) {
    return {
      kind: 'complaint',
      bounce: { recipients: complaintRecipients(report), originalMessageId: id() },
    };
  }
  if (!isReport(mail, from, report)) return null;
  const recipients = bounceRecipients(mail.headers, report);
  const isOnlySuccess =
    recipients.length > 0 && recipients.every(({ action }) => /^(?:delivered|relayed|expanded)$/.test(action));
  return isOnlySuccess ? null : { kind: 'bounce', bounce: { recipients, originalMessageId: id() } };
}

function reportType(mail: ParsedMail): string {
  return (mail.root.params.get('report-type') ?? '').toLowerCase();
}

/** Microsoft's complaints (JMRP) have no machine-readable part. */
function isOptOut(mail: ParsedMail): boolean {
  return /^complaint about message from /i.test(mail.subject);
}

function isReport(mail: ParsedMail, from: Address, report: ReportParts): boolean {
  if (report.statuses.some((status) => /^(?:final|original|x-actual)-recipient:/im.test(status))) return true;
  if (mail.root.type === 'multipart/report' && reportType(mail) === 'disposition-notification') return false;
  if (mail.headers.has('x-failed-recipients')) return true;
  const isFromSystem =
    DAEMON.test(from.address) || DAEMON_NAME.test(from.name) || (from.address === '' && DAEMON.test(from.name));
  const hasNullPath = mail.headers.all('return-path').some((path) => /^<?\s*>?$|^<?mailer-daemon/i.test(path));
  const saysSo = WORDS.test(report.words) || WORDS.test(report.original.slice(0, 2000));
  const isNamedSo = SUBJECT.test(mail.subject);
  if (isFromSystem) return isNamedSo || saysSo;
  return hasNullPath && !isVacation(mail) && (isNamedSo || (reportType(mail) === 'delivery-status' && saysSo));
}

/** Vacation programs use a null return path as well (RFC 3834 section 3.3). */
function isVacation(mail: ParsedMail): boolean {
  return /auto-replied/i.test(mail.headers.text('auto-submitted')) && !SUBJECT.test(mail.subject);
}
