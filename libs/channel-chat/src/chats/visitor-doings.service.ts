import { Injectable } from '@nestjs/common';
import { type ChatSend, type ChatStart, type VisitorContext } from '@guichet/contracts';
import { type LiveEntry, LiveTimeline } from '@guichet/conversations';
import type * as z from 'zod';
import { type Admitted, VisitorsService } from '@guichet/sites';
import { ChatEnds } from './chat-ends.service.ts';
import { ChatStarting } from './chat-start.service.ts';
import { VisitorMessages } from './visitor-messages.service.ts';

/** What a visitor does to his chats. */
@Injectable()
export class VisitorDoings {
  constructor(
    private readonly starting: ChatStarting,
    private readonly messages: VisitorMessages,
    private readonly ends: ChatEnds,
    private readonly visitors: VisitorsService,
    private readonly timeline: LiveTimeline,
  ) {}

  /** Where a chat goes on already, his words go into it. */
  async start(admitted: Admitted, input: z.output<typeof ChatStart>): Promise<LiveEntry> {
    const { conversationId, entryId, isOther } = await this.starting.start(admitted, input);
    if (!isOther) return this.timeline.one(entryId);
    const { clientId, text } = input;
    return this.messages.send(admitted.visitor.visitorId, { conversationId, clientId, text, fileIds: [] });
  }

  /** Of a browser that has just said whose it is. */
  async claim({ formerVisitorId, visitor, account }: Admitted): Promise<void> {
    if (formerVisitorId && account) await this.visitors.claim(formerVisitorId, visitor, account);
  }

  send(visitorId: string, input: z.output<typeof ChatSend>): Promise<LiveEntry> {
    return this.messages.send(visitorId, input);
  }

  end(conversationId: string): Promise<void> {
    return this.ends.end(conversationId, 'visitor');
  }

  remember(visitorId: string, context: VisitorContext): Promise<boolean> {
    return this.visitors.remember(visitorId, context);
  }
}
