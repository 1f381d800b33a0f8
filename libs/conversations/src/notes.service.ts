import { Injectable } from '@nestjs/common';
import type { addNote, InputOf, NoteEntry } from '@guichet/contracts';
import { Clock, currentActor, Db, DomainError, Events, type Tx } from '@guichet/platform';
import { ConversationAccess } from './conversation-access.service.ts';
import { sanitiseComposed, textOf } from './sending/composed-html.ts';
import { repeatedEntry } from './sending/repeated-entry.ts';
import { putMessageDocument } from './search/search-documents.ts';
import { noteEntry } from './timeline-entries.ts';
import { writeEntry } from './timeline-writer.ts';

type Input = InputOf<typeof addNote>;

/** What colleagues tell each other; it never leaves the house. */
@Injectable()
export class NotesService {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  add(input: Input): Promise<NoteEntry> {
    const { conversationId, clientId } = input;
    return this.db.tx(async (tx) => {
      const repeated = await repeatedEntry(tx, clientId, { type: 'note', conversationId });
      if (repeated) return noteEntry(repeated);
      await this.access.lock(tx, conversationId);
      return this.write(tx, input);
    });
  }

  private async write(tx: Tx, { conversationId, clientId, html: typed, mentionedUserIds }: Input): Promise<NoteEntry> {
    const html = sanitiseComposed(typed);
    const text = textOf(html);
    if (!text && !html.includes('<img')) throw new DomainError('invalid_input', { issues: [{ path: 'html' }] });
    const mentioned = await existing(tx, mentionedUserIds);
    const { userId: authorUserId } = currentActor();
    const written = await writeEntry(tx, conversationId, {
      ...{
        type: 'note' as const,
        clientId,
        html,
        text,
        authorUserId,
        mentionedUserIds: mentioned,
        at: this.clock.now(),
      },
    });
    const { entry } = written!;
    await putMessageDocument(tx, entry, [text]);
    await tx.draft.deleteMany({ where: { conversationId, userId: authorUserId, mode: 'note' } });
    const event = { conversationId, messageId: entry.id, mentionedUserIds: mentioned };
    await this.events.record(tx, 'note.added', event);
    return noteEntry(entry);
  }
}

/** Mentions of people who are gone, or never were, say nothing to anybody. */
async function existing(tx: Tx, userIds: string[]): Promise<string[]> {
  const where = { id: { in: userIds }, status: 'active' as const };
  const active = new Set((await tx.user.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return [...new Set(userIds)].filter((id) => active.has(id));
}
