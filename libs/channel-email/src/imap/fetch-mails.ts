import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { ListedMail } from './plan-batches.ts';
import { withinTime } from './time-limit.ts';

export interface FetchedMail {
  uid: number;
  raw: Buffer;
  receivedAt: Date;
}

const COMMAND_MS = 30_000;
/** For a batch: 8 MB on a slow line. */
const FETCH_MS = 120_000;
/** For one large mail. */
const LARGE_MS = 10 * 60_000;
const LIST_AT_ONCE = 500;

/** UIDs and sizes of all mails after `lastUid`, ascending. */
export async function listMails(client: ImapFlow, lastUid: number): Promise<ListedMail[]> {
  const from = lastUid + 1;
  const found = await withinTime('the search', COMMAND_MS, client.search({ uid: `${from}:*` }, { uid: true }));
  // `n:*` names the newest mail even when its UID is below n (RFC 3501 section 9).
  const uids = (Array.isArray(found) ? found : []).filter((uid) => uid >= from).sort((a, b) => a - b);
  const mails: ListedMail[] = [];
  for (let at = 0; at < uids.length; at += LIST_AT_ONCE) {
    const range = uids.slice(at, at + LIST_AT_ONCE).join(',');
    const sizes = await withinTime(
      'the listing',
      COMMAND_MS,
      client.fetchAll(range, { uid: true, size: true }, { uid: true }),
    );
    mails.push(...sizes.map(({ uid, size }) => ({ uid, size: size ?? 0 })));
  }
  return mails.sort((a, b) => a.uid - b.uid);
}

/**
 * The bytes of a batch. What was deleted meanwhile is not among them, and a mail that is larger than may be sent at once
 * is cut there: its headers say whose it is, and the mailbox goes on.
 */
export async function fetchMails(
  client: ImapFlow,
  batch: readonly ListedMail[],
  limits: { maxMailBytes: number; maxBytes: number },
): Promise<FetchedMail[]> {
  const range = batch.map(({ uid }) => uid).join(',');
  const isLarge = batch.some(({ size }) => size > limits.maxMailBytes);
  const isHuge = batch.some(({ size }) => size > limits.maxBytes);
  const source = isHuge ? { start: 0, maxLength: limits.maxBytes } : true;
  const query = { uid: true, source, internalDate: true } as const;
  const found = await withinTime(
    'fetching',
    isLarge ? LARGE_MS : FETCH_MS,
    client.fetchAll(range, query, { uid: true }),
  );
  return found
    .filter(hasSource)
    .map(({ uid, source, internalDate }) => ({ uid, raw: source, receivedAt: pastDate(internalDate) }));
}

const hasSource = (mail: FetchMessageObject): mail is FetchMessageObject & { source: Buffer } => Boolean(mail.source);

/** When it came into the mailbox; never in the future. */
function pastDate(date: Date | string | undefined): Date {
  const at = new Date(date ?? Date.now()).getTime();
  return new Date(Number.isNaN(at) ? Date.now() : Math.min(at, Date.now()));
}
