/** Whose account it is: an agent's telephones, the one call of a visitor, or the telephone of a demo. */
export type SipIdentity =
  | { kind: 'agent'; tenantId: string; userId: string }
  | { kind: 'call'; tenantId: string; callId: string }
  | { kind: 'phone'; tenantId: string; number: string };

/** Whose password was shown, and until when it is good. */
export interface SipPass {
  identity: SipIdentity;
  expiresAt: Date;
}

const LETTERS = { agent: 'a', call: 'v', phone: 'p' } as const;
const USERNAME = /^(?:[av]-[0-9a-f]{32}-[0-9a-f]{32}|p-[0-9a-f]{32}-\d{4,15})-[0-9a-z]{1,9}$/;

/** An id as it stands in a SIP address: without its dashes. */
const shortId = (id: string): string => id.replaceAll('-', '');
const longId = (short: string): string => short.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What it is of, as it stands in names and addresses. */
function ownOf(identity: SipIdentity): string {
  if (identity.kind === 'phone') return identity.number.slice(1);
  return shortId(identity.kind === 'agent' ? identity.userId : identity.callId);
}

/** Who, and until when; nothing is stored, since the password is a signature of it. */
export function usernameOf({ identity, expiresAt }: SipPass): string {
  const until = Math.floor(expiresAt.getTime() / 1000).toString(36);
  return [LETTERS[identity.kind], shortId(identity.tenantId), ownOf(identity), until].join('-');
}

/** Null for names that are none of ours, and for those whose time is over. */
export function readUsername(username: string, now: Date): SipPass | null {
  if (!USERNAME.test(username)) return null;
  const [letter, tenant = '', own = '', until = ''] = username.split('-');
  const expiresAt = new Date(parseInt(until, 36) * 1000);
  if (!(expiresAt > now)) return null;
  return { identity: identityOf(letter!, longId(tenant), own), expiresAt };
}

function identityOf(letter: string, tenantId: string, own: string): SipIdentity {
  if (letter === LETTERS.phone) return { kind: 'phone', tenantId, number: `+${own}` };
  if (letter === LETTERS.agent) return { kind: 'agent', tenantId, userId: longId(own) };
  return { kind: 'call', tenantId, callId: longId(own) };
}

/** The user part of the address that whoever has this account is known by. */
export const addressUserOf = ownOf;
