import { cleanAddress } from '../mime/addresses.ts';
import type { HeaderBlock } from '../mime/header-block.ts';
import type { BounceRecipient } from '../analysed-mail.ts';
import { readDeliveryStatus, readFields, typedAddress } from './delivery-status.ts';
import { isPermanent } from './permanence.ts';
import type { ReportParts } from './report-parts.ts';

const MAX_RECIPIENTS = 100;
/** Bounded on both sides, so that a megabyte without an @ stays linear. */
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}/;
const ANY_ADDRESS = new RegExp(ADDRESS.source, 'g');

/** Places where servers that send no status part name the recipient, most certain first. */
const PLACES: readonly RegExp[] = [
  new RegExp(
    `^[ \\t>*"']{0,12}<?["']?(${ADDRESS.source})["']?>?(?:[ \\t]*[:;,]|[ \\t]*$|[ \\t]+(?:\\[|on |\\(|-|unknown|\\.\\.\\.))`,
    'gim',
  ),
  new RegExp(`\\brcpt to: ?<?(${ADDRESS.source})>?`, 'gi'),
  new RegExp(
    `(?:following (?:address|recipient)[^\\n@]{0,60}|delivering your mail to|delivered to|recipients?|e-?mail address|mailbox|user|allowed size|message to|to|--|for)[ :]{1,3}\\s{0,4}[<"'(]{0,2}(${ADDRESS.source})`,
    'gi',
  ),
  new RegExp(`[45]\\d\\d[ -][^\\n]{0,60}<(${ADDRESS.source})>`, 'g'),
  new RegExp(`(${ADDRESS.source})`, 'g'),
];

/** The addresses a report is about, each with its fate. */
export function bounceRecipients(headers: HeaderBlock, report: ReportParts): BounceRecipient[] {
  // Broken structure leaves the status fields in the text.
  const statuses = report.statuses.length > 0 ? report.statuses : [report.words];
  const byStatus = statuses.flatMap(readDeliveryStatus).slice(0, MAX_RECIPIENTS);
  if (byStatus.length > 0) {
    const recipients = byStatus.map((group) => {
      const words = wordsAbout(report.words, group.address, byStatus.length === 1);
      return toRecipient(group.address, group.action || 'failed', group.status, [group.diagnostic, words]);
    });
    return unique(recipients);
  }
  const addresses = namedAddresses(headers, report);
  return addresses.map((address) => {
    const words = wordsAbout(report.words, address, addresses.length === 1);
    return toRecipient(address, isDelay(headers, words) ? 'delayed' : 'failed', statusIn(words), [words]);
  });
}

/** The recipients of a complaint (RFC 5965): who pressed "this is spam". */
export function complaintRecipients(report: ReportParts): BounceRecipient[] {
  const fields = readFields(report.feedbacks.join('\n'));
  const original = readFields(report.original.replace(/\n[ \t]+/g, ' '));
  const named = ['original-rcpt-to', 'removal-recipient', 'redacted-address'].map((name) =>
    typedAddress(fields.get(name)),
  );
  const all =
    report.feedbacks
      .join('\n')
      .match(/^original-rcpt-to:.*$/gim)
      ?.map((line) => typedAddress(line.slice(17))) ?? [];
  const found = [...all, ...named, ...addressesIn(original.get('to') ?? '')].filter((address) => address !== '');
  const fromFields = [...new Set(found.slice(0, Math.max(all.length, 1)))];
  return fromFields.map((address) => ({
    address,
    action: 'complaint',
    status: '',
    permanent: false,
    reason: fields.get('feedback-type') ?? 'abuse',
  }));
}

function namedAddresses(headers: HeaderBlock, report: ReportParts): string[] {
  const failed = headers.all('x-failed-recipients').flatMap(addressesIn);
  if (failed.length > 0) return distinct(failed);
  const excluded = new Set([...addressesIn(headers.text('from')), ...addressesIn(headers.text('message-id'))]);
  const body = report.words.replace(
    /^(?:from|reply-to|sender|message-id|return-path|mail from|date|subject):.*$/gim,
    '',
  );
  const writer = writerFields(report);
  for (const place of PLACES) {
    const found = [...body.matchAll(place)].map((match) => cleanAddress((match[1] ?? '').replace(/\.+$/, '')));
    const kept = distinct(found).filter(
      (address) => address.includes('@') && !excluded.has(address) && !isOwnWriter(address, writer),
    );
    if (kept.length > 0) return kept.slice(0, MAX_RECIPIENTS);
  }
  const original = readFields(report.original.replace(/\n[ \t]+/g, ' '));
  const to = ['x-failed-recipients', 'x-rcpt-to', 'to', 'x-original-to'].flatMap((name) =>
    addressesIn(original.get(name) ?? ''),
  );
  return distinct(to).slice(0, 1);
}

interface WriterFields {
  writer: readonly string[];
  to: string;
}

/** What the original mail says of its writer; read once, since each of many addresses is compared with it. */
function writerFields(report: ReportParts): WriterFields {
  const original = readFields(report.original);
  const value = (name: string) => (original.get(name) ?? '').slice(0, 10_000);
  return { writer: ['from', 'return-path', 'reply-to'].map(value), to: value('to') };
}

/** The writer of the original mail is named in reports too, and is not who failed. */
function isOwnWriter(address: string, { writer, to }: WriterFields): boolean {
  return writer.some((value) => value.includes(address)) && !to.includes(address);
}

function addressesIn(text: string): string[] {
  return (text.slice(0, 20_000).match(ANY_ADDRESS) ?? []).map((address) => cleanAddress(address));
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}

function unique(recipients: readonly BounceRecipient[]): BounceRecipient[] {
  return [...new Map(recipients.map((recipient) => [recipient.address.toLowerCase(), recipient])).values()];
}

/** The paragraph of a report that names the address, or all of it when it is about one address only. */
function wordsAbout(words: string, address: string, isOnly: boolean): string {
  if (isOnly) return words.slice(0, 10_000);
  const at = words.toLowerCase().indexOf(address.toLowerCase());
  if (at < 0) return '';
  const rest = words.slice(at, at + 1500);
  const next = rest.slice(address.length).search(/\n[ \t]{0,4}<?[\w.+-]{1,64}@/);
  return next < 0 ? rest : rest.slice(0, address.length + next);
}

function statusIn(text: string): string {
  return /(?:^|[\s(#<[-])([245]\.\d{1,2}\.\d{1,3})(?=$|[\s:)>\],-])/m.exec(text)?.[1] ?? '';
}

function isDelay(headers: HeaderBlock, words: string): boolean {
  return (
    /delay|warning|not yet been delivered|still being retried/i.test(headers.text('subject')) ||
    /\bwill (?:continue|keep) (?:to try|trying)|still trying/i.test(words)
  );
}

/** `reasons`: the server's own words first, then those of the report around the address. */
function toRecipient(address: string, action: string, status: string, reasons: readonly string[]): BounceRecipient {
  const shown = reasons.find((reason) => reason.trim() !== '') ?? '';
  const code = preciseStatus(status, shown);
  const reason = shown.replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed();
  return { address, action, status: code, permanent: isPermanent(action, code, reasons), reason };
}

/** Many reports say 5.0.0 where the diagnostic knows better. */
function preciseStatus(status: string, diagnostic: string): string {
  const found = statusIn(diagnostic);
  return status === '' || (/^[45]\.0\.0$/.test(status) && found !== '') ? found : status;
}
