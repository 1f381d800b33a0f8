import { type Events, found, key, type rows, type Tx } from '@guichet/platform';
import { lockForServer } from '../conversation-access.service.ts';
import { systemEntry, writeEntry } from '../timeline-writer.ts';
import type { Bounce } from './incoming-message.ts';

const hasBounce = ({ notices }: rows.Entry, address: string): boolean =>
  (notices as { kind: string; detail: string | null }[]).some(
    ({ kind, detail }) => kind === 'bounced' && detail === address,
  );

/**
 * Tells that a message of ours came back. A permanent bounce marks message and conversation; a delay is only told.
 * The same address twice is one bounce.
 */
export async function recordBounce(tx: Tx, events: Events, bounce: Bounce): Promise<void> {
  const { entryId, address, isPermanent } = bounce;
  const reason = bounce.reason.slice(0, 1000);
  const { conversationId } = found(await tx.entry.findUnique({ where: key(entryId) }));
  await lockForServer(tx, conversationId);
  const entry = await tx.entry.findUniqueOrThrow({ where: key(entryId) });
  if (entry.direction !== 'out' || hasBounce(entry, address)) return;
  if (isPermanent) {
    const notices = [...(entry.notices as object[]), { kind: 'bounced', detail: address }];
    const deliveryError = `${address}: ${reason}`;
    await tx.entry.update({ where: key(entryId), data: { delivery: 'bounced', deliveryError, notices } });
  }
  const told = { messageId: entryId, address, reason, isPermanent };
  await writeEntry(
    tx,
    conversationId,
    systemEntry('message.bounced', told),
    isPermanent ? { hasDeliveryProblem: true } : {},
  );
  await events.record(tx, 'message.bounced', { conversationId, messageId: entryId, address, isPermanent });
}
