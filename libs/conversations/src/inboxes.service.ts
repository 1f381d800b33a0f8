import { Injectable } from '@nestjs/common';
import { DomainError, Events, found, key, type rows, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import type { Channel } from './channel.ts';

/** The part of an inbox that every channel has; what a channel adds lives in its lib. */
export interface InboxFields {
  name: string;
  teamId?: string | null;
  language?: 'fr' | 'en';
  signatureHtml?: string;
  /** Hours until the customer is answered, as promised. */
  promisedHours?: number;
  /** The mail that resolves a conversation asks whether it is settled. */
  asksSettled?: boolean;
  /** Where its contacts wait; absent makes a queue of its name. */
  queueId?: string | null;
}

@Injectable()
export class InboxesService {
  constructor(
    private readonly events: Events,
    private readonly routing: RoutingService,
  ) {}

  list(tx: Tx): Promise<rows.Inbox[]> {
    return tx.inbox.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  }

  async get(tx: Tx, id: string): Promise<rows.Inbox> {
    return found(await tx.inbox.findUnique({ where: key(id) }));
  }

  async create(tx: Tx, fields: InboxFields & { channel: Channel }): Promise<rows.Inbox> {
    await this.checkTeam(tx, fields.teamId);
    const queueId = fields.queueId ?? (await this.routing.queueForDoor(tx, fields.name));
    await this.checkQueue(tx, fields.queueId);
    const inbox = await tx.inbox.create({ data: { ...fields, queueId } });
    await this.events.record(tx, 'inbox.changed', { inboxId: inbox.id });
    return inbox;
  }

  async update(tx: Tx, id: string, fields: Partial<InboxFields>): Promise<rows.Inbox> {
    await this.checkTeam(tx, fields.teamId);
    await this.checkQueue(tx, fields.queueId);
    const inbox = await tx.inbox.update({ where: key(id), data: fields });
    await this.events.record(tx, 'inbox.changed', { inboxId: id });
    return inbox;
  }

  /** Refused with `in_use` once conversations are in it. */
  async remove(tx: Tx, id: string): Promise<void> {
    found((await tx.$queryRaw<object[]>`select id from inbox where id = ${id}::uuid for update`)[0]);
    const conversations = await tx.conversation.count({ where: { inboxId: id } });
    if (conversations) throw new DomainError('in_use', { conversations });
    await tx.inbox.delete({ where: key(id) });
    await this.events.record(tx, 'inbox.changed', { inboxId: id });
  }

  private async checkQueue(tx: Tx, queueId: string | null | undefined): Promise<void> {
    if (queueId) found(await tx.queue.findUnique({ where: key(queueId) }));
  }

  private async checkTeam(tx: Tx, teamId: string | null | undefined): Promise<void> {
    if (teamId) found(await tx.team.findUnique({ where: key(teamId) }));
  }
}
