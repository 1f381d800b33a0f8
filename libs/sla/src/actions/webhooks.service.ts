import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  type Config,
  Db,
  HostRefused,
  type JobInfo,
  Jobs,
  key,
  log,
  type RecordedEvent,
} from '@guichet/platform';
import { PolicySecrets } from '../policies/policy-secrets.ts';
import { postWebhook } from './webhook-request.ts';

/** About three hours, each wait longer than the one before (graphile-worker: e^n seconds). */
const MOST_TRIES = 9;

/** Tells other programs that a promise is at risk or broken. At least once, with the same id, and signed. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly db: Db,
    private readonly secrets: PolicySecrets,
    private readonly clock: Clock,
    jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    jobs.handle('sla.webhook', ({ eventId, url }, info) => this.send(eventId as string, url as string, info));
  }

  private async send(eventId: string, url: string, { attempt }: JobInfo): Promise<void> {
    const told = await this.read(eventId);
    if (!told) return; // its policy or its conversation is gone
    const signature = this.secrets.signature(told.sealedSecret, told.body, this.clock.now());
    const headers = { 'guichet-signature': signature, 'guichet-event': eventId };
    try {
      const status = await postWebhook({
        url,
        body: told.body,
        headers,
        allowsPrivate: this.config.ALLOW_PRIVATE_HOSTS,
      });
      if (status < 200 || status > 299) throw new Error(`the webhook was answered with ${status}`);
    } catch (error) {
      const isHopeless = error instanceof HostRefused && error.reason === 'private';
      if (!isHopeless && attempt < MOST_TRIES) throw error;
      log.warn({ err: error, policyId: told.policyId }, 'a webhook of a service level was given up');
    }
  }

  private read(eventId: string) {
    return this.db.tx(async (tx) => {
      const event = await tx.domainEvent.findUnique({ where: key(eventId) });
      if (!event) return null;
      const { id, type, at, data } = event as unknown as RecordedEvent<'sla.warned' | 'sla.breached'> & { at: Date };
      const { conversationId, policyId, ...clock } = data;
      const policy = await tx.slaPolicy.findUnique({ where: key(policyId) });
      const conversation = await tx.conversation.findUnique({ where: key(conversationId) });
      if (!policy || !conversation) return null;
      const { number, subject, priority, channel, status } = conversation;
      const body = JSON.stringify({
        ...{ id, type, at: at.toISOString(), clock, policy: { id: policyId, name: policy.name } },
        conversation: { id: conversationId, number, subject, priority, channel, status },
      });
      return { policyId, sealedSecret: policy.sealedSecret, body };
    });
  }
}
