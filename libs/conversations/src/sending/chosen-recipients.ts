import type { Address, InputOf, sendMessage } from '@guichet/contracts';
import { DomainError } from '@guichet/platform';
import type { Recipients } from '../timeline-entries.ts';
import { type ReplyRecipients, without } from './reply-recipients.ts';

type Wish = Pick<InputOf<typeof sendMessage>, 'mode' | 'to' | 'cc' | 'bcc'>;

/**
 * Who a message goes to: whom the person named, or, when an answer names nobody, the proposal. The inbox's own
 * addresses are left out, each other address stands once; `no_recipient` when nobody remains.
 */
export function chosenRecipients(wish: Wish, proposal: ReplyRecipients, ownAddresses: readonly string[]): Recipients {
  const proposed: Record<Wish['mode'], { to: Address[]; cc: Address[] }> = {
    reply: { to: proposal.reply, cc: [] },
    'reply-all': proposal.replyAll,
    forward: { to: [], cc: [] },
  };
  const isProposal = wish.to.length === 0;
  const { to: first, cc: copies } = isProposal ? proposed[wish.mode] : { to: wish.to, cc: [] };
  const seen = [...ownAddresses];
  const take = (addresses: Address[]): Address[] => {
    const taken = without(addresses, seen);
    seen.push(...taken.map(({ address }) => address));
    return taken;
  };
  const to = take(first);
  if (!to.length) throw new DomainError('no_recipient');
  return { to, cc: take([...copies, ...wish.cc]), bcc: take(wish.bcc) };
}
