import { Injectable } from '@nestjs/common';
import type { ChatMessage, MessageEntry } from '@guichet/contracts';
import { type LiveEntry, LiveTimeline, RecentEntries } from '@guichet/conversations';
import { chatMessage } from './chat-view.ts';

/** Messages as either side's screen gets them. */
@Injectable()
export class MessageViews {
  constructor(
    private readonly timeline: LiveTimeline,
    private readonly recent: RecentEntries,
  ) {}

  /** One that this process wrote is at hand; another's is read. Null for what is no part of the dialogue, such as a mail. */
  async find(entryId: string): Promise<LiveEntry | null> {
    const entry = this.recent.get(entryId) ?? (await this.timeline.one(entryId));
    return entry.kind === 'normal' ? entry : null;
  }

  forVisitor(entry: LiveEntry): ChatMessage {
    return chatMessage(entry, this.timeline);
  }
  forDesk(entry: LiveEntry): MessageEntry {
    return this.timeline.present(entry);
  }
}
