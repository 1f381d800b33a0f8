import { Injectable } from '@nestjs/common';
import { type Address, maskCards } from '@guichet/contracts';
import { Events, Jobs, maybeActor, type Prisma, type Tx } from '@guichet/platform';
import type { MessageFile } from '../channel.ts';
import { AttachmentsService } from '../attachments/attachments.service.ts';
import { putMessageDocument } from '../search/search-documents.ts';
import type { EntryRow, Recipients } from '../timeline-entries.ts';
import { type ConversationChange, writeEntry } from '../timeline-writer.ts';
import type { OutgoingData } from './outgoing-data.ts';
import { entryWithAttachments } from './repeated-entry.ts';

export interface Outgoing {
  kind: 'normal' | 'acknowledgement' | 'follow-up' | 'transcript' | 'recap' | 'callback';
  from: Address;
  recipients: Recipients;
  subject: string;
  html: string;
  text: string;
  /** The quoted history, as the desk folds it away. */
  quotedText: string;
  data: OutgoingData;
  at: Date;
  /** Until when it can be taken back; null sends at once. */
  heldUntil: Date | null;
  clientId: string | null;
  /** The person's uploads. */
  attachmentIds: readonly string[];
  /** Files of another message that go along. */
  copied: readonly MessageFile[];
}

/** Puts outgoing messages into the timeline and on their way. */
@Injectable()
export class OutgoingEntries {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly jobs: Jobs,
    private readonly events: Events,
  ) {}

  /** The caller holds the conversation's lock; `change` is what the message does to it. */
  async write(tx: Tx, conversationId: string, outgoing: Outgoing, change: ConversationChange = {}): Promise<EntryRow> {
    const written = await writeEntry(tx, conversationId, rowOf(outgoing), change);
    const { entry } = written!;
    await this.addFiles(tx, entry.id, outgoing);
    await putMessageDocument(tx, entry, searched(outgoing));
    await this.queue(tx, entry.id, outgoing.heldUntil);
    await this.events.record(tx, 'message.composed', { conversationId, messageId: entry.id });
    return entryWithAttachments(tx, entry.id);
  }

  /** One delivery per message, however often it is asked for. */
  queue(tx: Tx, entryId: string, runAt: Date | null): Promise<void> {
    return this.jobs.add(
      tx,
      'message.deliver',
      { entryId },
      { jobKey: `deliver:${entryId}`, ...(runAt ? { runAt } : {}) },
    );
  }

  private async addFiles(tx: Tx, entryId: string, { attachmentIds, copied }: Outgoing): Promise<void> {
    if (attachmentIds.length) await this.attachments.take(tx, attachmentIds, entryId);
    const data = copied.map(({ fileKey, name, type, size, isInline, contentId }, index) => ({
      ...{ fileKey, name, type, size, isInline, contentId, entryId },
      position: attachmentIds.length + index,
    }));
    if (data.length) await tx.attachment.createMany({ data });
  }
}

const rowOf = ({
  from,
  kind,
  recipients,
  subject,
  html,
  text,
  quotedText,
  at,
  heldUntil,
  clientId,
  data,
}: Outgoing) => ({
  ...{ kind, subject: maskCards(subject), html, text, quotedText, at, heldUntil, clientId },
  type: 'message' as const,
  direction: 'out' as const,
  delivery: heldUntil ? ('held' as const) : ('queued' as const),
  authorUserId: maybeActor()?.userId ?? null,
  fromName: from.name,
  fromAddress: from.address,
  recipients: recipients as unknown as Prisma.InputJsonObject,
  data: data as unknown as Prisma.InputJsonObject,
});

function searched({ subject, recipients: { to, cc, bcc }, text }: Outgoing): string[] {
  return [maskCards(subject), ...[...to, ...cc, ...bcc].flatMap(({ name, address }) => [name, address]), text];
}
