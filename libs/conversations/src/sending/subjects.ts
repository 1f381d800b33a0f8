/** What mail programs put before a subject; several may stand in a row. */
const PREFIXES = /^(?:(?:re|ré|réf|aw|sv|antw|rép|fwd?|tr|wg|i)\s*(?:\[\d+\])?\s*:\s*)+/iu;

const bare = (subject: string): string => subject.slice(0, 500).replace(PREFIXES, '').trim();

export const replySubject = (subject: string): string => `Re: ${bare(subject)}`.trim();
export const forwardSubject = (subject: string): string => `Fwd: ${bare(subject)}`.trim();
