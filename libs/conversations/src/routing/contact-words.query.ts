import type { Address } from '@guichet/contracts';
import type { rows, Tx } from '@guichet/platform';
import { recipientsOf } from '../timeline-entries.ts';

/** What a customer's message says, as far as rules look at it. */
export interface ContactWords {
  from: string;
  to: string[];
  subject: string;
  text: string;
  language: string | null;
}

export const wordsOfMessage = (message: {
  from: Address;
  to: readonly Address[];
  cc: readonly Address[];
  subject: string;
  text: string;
  language: string | null;
}): ContactWords => ({
  from: message.from.address,
  to: [...message.to, ...message.cc].map(({ address }) => address),
  ...{ subject: message.subject, text: message.text, language: message.language },
});

/** Of the last message a customer wrote in it; of its subject alone when there is none. */
export async function lastWords(tx: Tx, { id, subject }: rows.Conversation): Promise<ContactWords> {
  const where = { conversationId: id, direction: 'in' as const, kind: 'normal' };
  const entry = await tx.entry.findFirst({ where, orderBy: { sequence: 'desc' } });
  if (!entry) return { from: '', to: [], subject, text: '', language: null };
  const { to, cc } = recipientsOf(entry);
  return {
    from: entry.fromAddress,
    to: [...to, ...cc].map(({ address }) => address),
    subject: entry.subject || subject,
    text: entry.text,
    language: null,
  };
}
