import { Injectable } from '@nestjs/common';
import { Events } from '@guichet/platform';
import { VisitorsService } from '@guichet/sites';

/** Whoever says who he is takes along the chat that he began before in the same browser; from then on it is not the browser's any more. */
@Injectable()
export class ChatBelongings {
  constructor(visitors: VisitorsService, events: Events) {
    visitors.addBelongings({
      has: async (tx, visitorId) => (await tx.chat.count({ where: { visitorId, endedAt: null } })) > 0,
      move: async (tx, from, visitorId) => {
        const moved = await tx.chat.updateManyAndReturn({
          where: { visitorId: from, endedAt: null },
          data: { visitorId },
        });
        for (const { conversationId } of moved) await events.record(tx, 'chat.claimed', { conversationId, visitorId });
      },
    });
  }
}
