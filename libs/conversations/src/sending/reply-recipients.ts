import type { Address } from '@guichet/contracts';

/** The message an answer refers to. */
export interface AnsweredMessage {
  direction: 'in' | 'out';
  from: Address;
  to: Address[];
  cc: Address[];
  /** Where its sender wants answers; empty or absent: to himself. */
  replyTo?: Address[];
}
export interface ReplyRecipients {
  reply: Address[];
  replyAll: { to: Address[]; cc: Address[] };
}

const keyOf = ({ address }: Address): string => address.trim().toLowerCase();

/** Each address once, in order, without those in `left`. */
export function without(addresses: readonly Address[], left: Iterable<string>): Address[] {
  const seen = new Set([...left].map((address) => address.toLowerCase()));
  return addresses.filter((one) => {
    const name = keyOf(one);
    if (!name || seen.has(name)) return false;
    return Boolean(seen.add(name));
  });
}

/**
 * Who an answer goes to: the sender, or where he wants it; after our own message, whoever that went to. Everybody
 * means To and Cc kept apart. The inbox's own addresses never get a copy: it would come back as a new mail.
 */
export function replyRecipients(message: AnsweredMessage, ownAddresses: readonly string[]): ReplyRecipients {
  const own = ownAddresses.map((address) => address.toLowerCase());
  const isOurs = message.direction === 'out' || own.includes(keyOf(message.from));
  const wished = without(message.replyTo ?? [], own);
  const first = wished.length ? wished : isOurs ? message.to : [message.from];
  const reply = without(first, own);
  const to = without([...first, ...message.to], own);
  const cc = without(message.cc, [...own, ...to.map(keyOf)]);
  return { reply, replyAll: to.length ? { to, cc } : { to: cc, cc: [] } };
}
