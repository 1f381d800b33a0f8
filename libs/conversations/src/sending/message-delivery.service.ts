import { Injectable } from '@nestjs/common';
import { Db, Events, type JobInfo, Jobs, log, Metrics, type Tx } from '@guichet/platform';
import type { DeliveryResult, OutgoingMessage } from '../channel.ts';
import { lockForServer } from '../conversation-access.service.ts';
import { addParticipants } from '../intake/participants.ts';
import { touch } from '../timeline-writer.ts';
import { type Leaving, OutgoingMessages } from './outgoing-messages.service.ts';

type Settled = Exclude<DeliveryResult, { state: 'retry' }>;
type Claimed = Pick<Leaving, 'message' | 'adapter'>;

/** Hands messages to their channel. A try that may work later is left to the job's own repetitions. */
@Injectable()
export class MessageDelivery {
  constructor(
    private readonly db: Db,
    private readonly outgoing: OutgoingMessages,
    private readonly events: Events,
    private readonly metrics: Metrics,
    jobs: Jobs,
  ) {
    jobs.handle('message.deliver', ({ entryId }, info) => this.deliver(entryId as string, info));
  }

  private async deliver(entryId: string, info: JobInfo): Promise<void> {
    const claimed = await this.claim(entryId);
    if (!claimed) return; // taken back, or settled by a run before
    const result = await this.attempt(claimed);
    this.metrics.deliveries.inc({ result: result.state });
    if (result.state !== 'retry') return this.settle(claimed.message, result);
    if (info.isLastAttempt) return this.settle(claimed.message, { state: 'failed', error: result.error });
    await this.noteRetry(entryId, result.error);
    throw new Error(`delivery will be tried again: ${result.error}`);
  }

  /** From here on it cannot be taken back. */
  private claim(entryId: string): Promise<Claimed | null> {
    return this.db.tx(async (tx) => {
      const { count } = await tx.entry.updateMany({
        where: { id: entryId, delivery: { in: ['held', 'queued'] } },
        data: { delivery: 'queued', heldUntil: null },
      });
      if (!count) return null;
      const { message, adapter, ownAddresses } = await this.outgoing.of(tx, entryId);
      // Whoever gets the message may answer it.
      const people = [...message.to, ...message.cc, ...message.bcc];
      await addParticipants(tx, message.conversationId, people, ownAddresses);
      return { message, adapter };
    });
  }

  /** Outside any transaction. What a channel did not foresee may be gone at the next try. */
  private async attempt({ message, adapter }: Claimed): Promise<DeliveryResult> {
    try {
      return await adapter.deliver(message);
    } catch (error) {
      log.warn({ err: error, entryId: message.entryId }, 'delivery broke off');
      return { state: 'retry', error: 'unexpected' };
    }
  }

  private settle({ entryId, conversationId }: OutgoingMessage, result: Settled): Promise<void> {
    return this.db.tx(async (tx) => {
      await lockForServer(tx, conversationId);
      const deliveryError = result.state === 'failed' ? result.error.slice(0, 1000) : null;
      const { count } = await tx.entry.updateMany({
        where: { id: entryId, delivery: 'queued' },
        data: { delivery: result.state, deliveryError },
      });
      if (count) await this.tell(tx, conversationId, entryId, result);
    });
  }

  private async tell(tx: Tx, conversationId: string, messageId: string, result: Settled): Promise<void> {
    const message = { conversationId, messageId };
    await touch(tx, conversationId, result.state === 'failed' ? { hasDeliveryProblem: true } : {});
    if (result.state === 'failed') await this.events.record(tx, 'message.failed', { ...message, error: result.error });
    else await this.events.record(tx, 'message.sent', { ...message, isLocal: result.state === 'local' });
  }

  private async noteRetry(entryId: string, error: string): Promise<void> {
    const deliveryError = error.slice(0, 1000);
    await this.db.tx((tx) =>
      tx.entry.updateMany({ where: { id: entryId, delivery: 'queued' }, data: { deliveryError } }),
    );
  }
}
