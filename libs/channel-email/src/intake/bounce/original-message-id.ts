import { cleanLine } from '../clean-string.ts';
import type { ParsedMail } from '../parse.ts';
import type { ReportParts } from './report-parts.ts';

const FIELD = /^[ \t>|]{0,8}(?:x-original-)?message-id:[ \t]{0,20}(?:\r?\n[ \t]{1,20})?<?([^\s<>"]{3,998})>?/gim;
const MAX_SEARCHED = 1_000_000;

/** The Message-ID of the mail that a report is about: in the copy of it, else anywhere in the report, else in References. */
export function originalMessageId(mail: ParsedMail, report: ReportParts, ownId: string | null): string | null {
  const raw = mail.raw.subarray(0, MAX_SEARCHED).toString('latin1');
  const headersEnd = raw.search(/\r?\n\r?\n/);
  const places = [
    report.original,
    ...report.feedbacks,
    mail.text,
    ...report.statuses,
    headersEnd < 0 ? '' : raw.slice(headersEnd),
  ];
  const found: string[] = [];
  for (const place of places) {
    for (const match of place.matchAll(FIELD)) {
      const id = cleanLine(match[1] ?? '')
        .replace(/(?:&gt;|[>;,])+$/, '')
        .replace(/^&lt;/, '');
      if (id !== ownId) return id;
      found.push(id);
    }
  }
  // Exim gives its report the id of the mail it reports on.
  return found[0] ?? null;
}
