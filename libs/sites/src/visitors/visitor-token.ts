import type { Secrets } from '@guichet/platform';

/** What signing needs of the platform; pure given a secret. */
type Signer = Pick<Secrets, 'sign' | 'isSigned'>;
export interface VisitorTicket {
  visitorId: string;
  /** The shop's server vouched for him when the token was made. */
  isSigned: boolean;
}

const PURPOSE = 'visitor-token';
const BODY = 23;
const DAY = 86_400_000;
/** A browser is remembered for half a year; what opens a known person's record only for a day, beside his signed identity. */
const LIFE = { browser: 180 * DAY, signed: DAY };

const textOf = (siteId: string, body: Buffer): string => `${siteId}:${body.toString('hex')}`;

/** Names a visitor of one site; no other site's key opens it. Signed, so that no look-up is needed for those who only pass by. */
export function visitorToken(
  signer: Signer,
  siteId: string,
  { visitorId, isSigned }: VisitorTicket,
  now: Date,
): string {
  const body = Buffer.alloc(BODY);
  body.writeUInt8(isSigned ? 1 : 0, 0);
  Buffer.from(visitorId.replaceAll('-', ''), 'hex').copy(body, 1);
  body.writeUIntBE(now.getTime(), 17, 6);
  return Buffer.concat([body, signer.sign(PURPOSE, textOf(siteId, body))]).toString('base64url');
}

/** Null when it is none of ours, another site's, or too old. */
export function readVisitorToken(signer: Signer, siteId: string, token: string, now: Date): VisitorTicket | null {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, BODY);
  if (bytes.length !== BODY + 32 || !signer.isSigned(PURPOSE, textOf(siteId, body), bytes.subarray(BODY))) return null;
  const isSigned = body.readUInt8(0) === 1;
  if (body.readUIntBE(17, 6) + (isSigned ? LIFE.signed : LIFE.browser) < now.getTime()) return null;
  return { visitorId: uuidOf(body.subarray(1, 17)), isSigned };
}

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The same person is the same visitor on every device: his id follows from site and account (RFC 9562, version 8). */
export function accountVisitorId(signer: Signer, siteId: string, accountId: string): string {
  const bytes = Buffer.from(signer.sign('visitor-account', `${siteId}:${accountId}`, 16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return uuidOf(bytes);
}
