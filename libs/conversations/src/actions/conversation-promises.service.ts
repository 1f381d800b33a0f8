import { Injectable } from '@nestjs/common';
import { Events, key, type rows, type Tx } from '@guichet/platform';
import { lockForServer } from '../conversation-access.service.ts';
import { systemEntry, touch, writeEntry } from '../timeline-writer.ts';
import { ConversationEditing } from './conversation-editing.service.ts';

const HOUR = 3_600_000;

/** By when something is promised, and from when on that is at risk. */
export interface PromisedMoment {
  dueAt: Date;
  warnAt: Date | null;
}
export interface Promises {
  /** Null: by no policy, so the promise of its inbox holds. */
  answer: PromisedMoment | null;
  resolution: PromisedMoment | null;
}
type Shown = Pick<rows.Conversation, 'answerDueAt' | 'answerWarnAt' | 'resolutionDueAt' | 'resolutionWarnAt'>;

/** What was promised of a conversation, as lists show and sort it; and what is done when that is at risk. For the server itself. */
@Injectable()
export class ConversationPromises {
  constructor(
    private readonly editing: ConversationEditing,
    private readonly events: Events,
  ) {}

  /** The conversation, held until the commit; null when there is none. */
  hold(tx: Tx, conversationId: string): Promise<rows.Conversation | null> {
    return lockForServer(tx, conversationId);
  }

  /** Nothing is written when that is shown already. The caller holds it. */
  async show(tx: Tx, conversation: rows.Conversation, promises: Promises): Promise<void> {
    const answer = promises.answer ?? (await this.ofInbox(tx, conversation));
    const shown: Shown = {
      ...{ answerDueAt: answer?.dueAt ?? null, answerWarnAt: answer?.warnAt ?? null },
      resolutionDueAt: promises.resolution?.dueAt ?? null,
      resolutionWarnAt: promises.resolution?.warnAt ?? null,
    };
    const names = Object.keys(shown) as (keyof Shown)[];
    if (names.every((name) => shown[name]?.getTime() === conversation[name]?.getTime())) return;
    await touch(tx, conversation.id, shown);
    await this.events.announce(tx, 'sla.changed', { conversationId: conversation.id });
  }

  /** The line of the timeline that tells of a promise that was not kept. */
  async tellBroken(tx: Tx, conversationId: string, told: { kind: string; dueAt: string }): Promise<void> {
    await writeEntry(tx, conversationId, systemEntry('sla.breached', told));
  }

  async raisePriority(tx: Tx, conversationId: string, atLeast: rows.Conversation['priority']): Promise<void> {
    await this.editing.applyByServer(tx, conversationId, { atLeast });
  }

  async addTag(tx: Tx, conversationId: string, name: string): Promise<void> {
    await this.editing.applyByServer(tx, conversationId, { addTags: [name] });
  }

  private async ofInbox(tx: Tx, { waitingSince, inboxId, status }: rows.Conversation): Promise<PromisedMoment | null> {
    if (!waitingSince || status === 'resolved') return null;
    const inbox = await tx.inbox.findUniqueOrThrow({ where: key(inboxId), select: { promisedHours: true } });
    return { dueAt: new Date(waitingSince.getTime() + inbox.promisedHours * HOUR), warnAt: null };
  }
}
