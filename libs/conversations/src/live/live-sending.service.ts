import { Injectable } from '@nestjs/common';
import { type InputOf, maskCards, type MessageEntry, type sendMessage } from '@guichet/contracts';
import { Clock, currentActor, Db, DomainError, isRepeatedKey, rows } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { Channels } from '../channels.ts';
import { sanitiseComposed, textOf } from '../sending/composed-html.ts';
import { visibleWhere } from '../visibility.ts';
import { askOf } from './live-messages.service.ts';
import { LiveTimeline } from './live-timeline.service.ts';
import { RecentEntries } from './recent-entries.ts';
import { writeLive } from './write-live.query.ts';

const { sql } = rows.Prisma;

/** The agent's side of a live dialogue: the short way for its plain answers. */
@Injectable()
export class LiveSending {
  constructor(
    private readonly db: Db,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly timeline: LiveTimeline,
    private readonly recent: RecentEntries,
  ) {}

  /** Null when it is not for this way: no dialogue, nobody's yet, put aside, with files, sent before, or not to be seen by this person. */
  async send(input: InputOf<typeof sendMessage>): Promise<MessageEntry | null> {
    const isPlain = input.mode === 'reply' && !input.attachmentIds.length && !input.thenStatus && !input.to.length;
    if (!isPlain) return null;
    const html = sanitiseComposed(input.html);
    const text = maskCards(textOf(html));
    if (!text) throw new DomainError('invalid_input', { issues: [{ path: 'html' }] });
    try {
      return await this.write(input, html, text);
    } catch (error) {
      if (isRepeatedKey(error)) return null;
      throw error;
    }
  }

  private write({ conversationId, clientId }: InputOf<typeof sendMessage>, html: string, text: string) {
    const actor = currentActor();
    const at = this.clock.now();
    const words = {
      ...{ id: uuid(), conversationId, at, direction: 'out' as const, authorUserId: actor.userId, text, html },
      ...{ fromName: actor.name, fromAddress: '', notices: [], clientId, externalId: null },
    };
    const onlyIf = sql`c.channel = any(${this.channels.live()}::channel[]) and c.status = 'open'
      and c.assignee_id is not null and ${visibleWhere(actor)}`;
    const change = sql`waiting_since = null, answer_due_at = null, answer_warn_at = null,
      first_answered_at = coalesce(c.first_answered_at, ${at})`;
    return this.db.raw(async (client) => {
      const entry = await writeLive(askOf(client), { words, onlyIf, change });
      if (!entry) return null;
      this.recent.put(entry);
      return this.timeline.present(entry);
    });
  }
}
