import { Injectable } from '@nestjs/common';
import type { Attachment, Draft, getDraft, InputOf, saveDraft } from '@guichet/contracts';
import { Clock, currentActor, currentTenant, Db, type Tx } from '@guichet/platform';
import { AttachmentsService } from './attachments/attachments.service.ts';
import { ConversationAccess } from './conversation-access.service.ts';
import { recipientsOf } from './timeline-entries.ts';

const keyOf = (conversationId: string) => ({
  tenantId_conversationId_userId: { tenantId: currentTenant(), conversationId, userId: currentActor().userId },
});
/** An editor without content still says `<p></p>`. Tags hold no `<`: half a megabyte of them would take minutes. */
const isEmpty = (html: string): boolean => !/<img/i.test(html) && !html.replace(/<[^<>]*>|&nbsp;|\s/g, '');

/** What someone is writing, saved as typed: one for each person and conversation. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly attachments: AttachmentsService,
    private readonly clock: Clock,
  ) {}

  get({ conversationId }: InputOf<typeof getDraft>): Promise<{ draft: Draft | null }> {
    return this.db.tx(async (tx) => {
      await this.access.get(tx, conversationId);
      const row = await tx.draft.findUnique({ where: keyOf(conversationId) });
      if (!row) return { draft: null };
      const { html, savedAt, attachmentIds } = row;
      const mode = row.mode as Draft['mode'];
      const attachments = await this.attachmentsOf(tx, attachmentIds);
      return { draft: { mode, html, ...recipientsOf(row), attachments, savedAt: savedAt.toISOString() } };
    });
  }

  save(input: InputOf<typeof saveDraft>): Promise<{ savedAt: string | null }> {
    const { conversationId, attachmentIds, mode, html, to, cc, bcc } = input;
    const savedAt = this.clock.now();
    return this.db.tx(async (tx) => {
      await this.access.get(tx, conversationId);
      if (isEmpty(html) && !attachmentIds.length) {
        await tx.draft.deleteMany({ where: { conversationId, userId: currentActor().userId } });
        return { savedAt: null };
      }
      await this.attachments.ownUploads(tx, attachmentIds);
      const content = { mode, html, recipients: { to, cc, bcc }, attachmentIds, savedAt };
      const of = { conversationId, userId: currentActor().userId };
      await tx.draft.upsert({ where: keyOf(conversationId), create: { ...of, ...content }, update: content });
      return { savedAt: savedAt.toISOString() };
    });
  }

  /** Those that are still free: a message sent from another window may have taken one. */
  private async attachmentsOf(tx: Tx, ids: string[]): Promise<Attachment[]> {
    const where = { id: { in: ids }, uploaderId: currentActor().userId, entryId: null };
    const rows = await tx.attachment.findMany({ where });
    return rows
      .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
      .map((row) => this.attachments.present(row));
  }
}
