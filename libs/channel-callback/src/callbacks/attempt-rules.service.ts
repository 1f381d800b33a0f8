import { Injectable } from '@nestjs/common';
import { CalendarsService } from '@guichet/calendars';
import type { TelephoneOutcome } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Clock, DomainError, found, key, type rows, type Tx } from '@guichet/platform';
import { CallbackSettingsService } from '../settings/callback-settings.service.ts';
import { afterAttempt, type Verdict } from './after-attempt.ts';
import { requireNumber } from './callback-making.service.ts';
import { hoursOfSite } from './site-hours.query.ts';

/** What an attempt must know of its site, its hours and its conversation. */
@Injectable()
export class AttemptRules {
  constructor(
    private readonly settings: CallbackSettingsService,
    private readonly calendars: CalendarsService,
    private readonly course: LiveCourse,
    private readonly clock: Clock,
  ) {}

  /** Its queue, when this person has the conversation in hand. */
  async requireInHand(tx: Tx, { conversationId }: rows.Callback, userId: string): Promise<string> {
    const conversation = found(await this.course.hold(tx, conversationId));
    if (conversation.assigneeId !== userId) throw new DomainError('forbidden');
    if (conversation.status !== 'open') throw new DomainError('illegal_status');
    const where = { subjectType: 'conversation', subjectId: conversationId };
    return found(await tx.workItem.findFirst({ where, orderBy: { enqueuedAt: 'desc' } })).queueId;
  }

  /** What the site allows may have changed since the number was given. */
  async requireAllowed(tx: Tx, { siteId, number }: rows.Callback): Promise<{ ringSeconds: number }> {
    const settings = await this.settings.of(tx, siteId);
    requireNumber(number, settings, settings.country);
    return settings;
  }

  async judge(tx: Tx, callback: rows.Callback, outcome: TelephoneOutcome): Promise<Verdict> {
    const { siteId, attemptCount: attempts, expiresAt } = callback;
    const site = found(await tx.site.findUnique({ where: key(siteId) }));
    const hours = await hoursOfSite(tx, this.calendars, site);
    const settings = await this.settings.of(tx, siteId);
    return afterAttempt({ outcome, attempts, settings, hours, now: this.clock.now(), expiresAt });
  }

  hold(tx: Tx, conversationId: string): Promise<rows.Conversation | null> {
    return this.course.hold(tx, conversationId);
  }

  /** Nothing of it waits for its agent now: he wraps up. */
  putAside(tx: Tx, conversation: rows.Conversation): Promise<void> {
    return this.course.putAside(tx, conversation);
  }
}
