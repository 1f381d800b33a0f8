import { cleanString } from '../clean-string.ts';
import { decodeBody, type Entity } from '../mime/entity.ts';
import { partText } from '../mime/part-text.ts';

/** The parts of a delivery report (RFC 3462): words for people, fields for machines, the mail it is about. */
export interface ReportParts {
  /** What the server says, without the copy of the original mail. */
  readonly words: string;
  /** Every message/delivery-status part (RFC 3464), including one written as plain text. */
  readonly statuses: readonly string[];
  /** Every message/feedback-report part (RFC 5965). */
  readonly feedbacks: readonly string[];
  /** The copy of the original mail or of its headers, '' when there is none. */
  readonly original: string;
}

/** Reports are short; what is longer is the copy of the mail. */
const MAX_TEXT = 200_000;

/** Lines after which a report written as one text goes on with the copy of the mail. */
const COPY_STARTS =
  /^(?:[ \t]{0,4}[-=*_]{2,80} ?(?:below this line|this is a copy|original message|original mail|the header of the original|the original message|included is a copy|message header|returned message|forwarded message|the unsent message|undelivered message|unsent message|the body of the message|copy of)|(?:the )?original (?:message|mail) (?:follows|headers? follow)|message headers? follow|received: |received-from: |return-path: |-{3,60} ?original)/im;

/** Sorts the parts of a report; a plain text is split where the copy of the original begins. */
export function reportParts(root: Entity, text: string): ReportParts {
  const statuses: string[] = [];
  const feedbacks: string[] = [];
  const originals: string[] = [];
  const pending = [root];
  for (let part = pending.shift(); part; part = pending.shift()) {
    pending.push(...part.parts);
    const read = () => cleanString(partText(part).text).slice(0, MAX_TEXT);
    if (/^message\/(?:global-)?delivery-status$/.test(part.type)) statuses.push(read());
    else if (part.type === 'message/feedback-report') feedbacks.push(read());
    else if (/^(?:message\/(?:rfc822|global|partial|rfc822-headers)|text\/rfc822-headers)$/.test(part.type)) {
      originals.push(cleanString(decodeBody(part).subarray(0, MAX_TEXT).toString('latin1')).replace(/\r\n?/g, '\n'));
    }
  }
  const start = COPY_STARTS.exec(text)?.index ?? text.length;
  if (originals.length === 0) originals.push(text.slice(start, start + MAX_TEXT));
  return {
    words: text.slice(0, start).slice(0, MAX_TEXT),
    statuses,
    feedbacks,
    original: originals.join('\n'),
  };
}
