import { Injectable } from '@nestjs/common';
import { type CallbackSettings, type Locale, maskCards } from '@guichet/contracts';
import { LiveCourse, previewOf } from '@guichet/conversations';
import { judgeNumber, type ParsedNumber } from '@guichet/phone-numbers';
import { DomainError, errorCodeOf, type rows, type Tx } from '@guichet/platform';
import { chosen, type SiteRow, subjectOf } from '@guichet/sites';
import { v7 as uuid } from 'uuid';
import { CallbackMoves } from './callback-moves.service.ts';

/** What a call-back for this is about, for whoever looks at lists. */
const SUBJECTS = { fr: 'Rappel', en: 'Call-back' };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface NewCallback {
  site: SiteRow;
  settings: CallbackSettings;
  customerId: string;
  visitorId: string | null;
  clientId: string;
  number: ParsedNumber;
  name: string;
  email: string;
  language: Locale;
  menuId: string | null;
  orderReference: string;
  reason: string;
  page: { url: string; title: string };
  consent: string;
  ownerId: string | null;
  /** The slot he chose; its claim is the caller's. */
  promisedAt: Date | null;
  zone: string;
  queueId: string;
  /** Since when he waits, where he waited for something else before. */
  since: Date | null;
  fromId: string | null;
  /** The expired one it is asked for in place of. */
  renewsId?: string;
}

/** Nobody is called so long after. */
export const expiryOf = (from: Date, { expiryHours }: CallbackSettings): Date =>
  new Date(from.getTime() + expiryHours * HOUR_MS);

export const refuse = (reason: string): never => {
  throw new DomainError('callback_refused', { reason });
};

/** The number in its international form, or a refusal that says why. */
export function requireNumber(written: string, settings: CallbackSettings, country: string): ParsedNumber {
  const { number, refusal } = judgeNumber(written, { ...settings, country });
  if (refusal || !number) throw new DomainError('number_refused', { reason: refusal });
  return number;
}

/** What came of asking; of one who asks twice at once the second has what the first made. */
export function madeOnce<T>(made: Promise<T>, known: () => Promise<T | null>): Promise<T> {
  return made.catch(async (error: unknown) => {
    const before = await known();
    if (before) return before;
    // Its number is to be called already, for another request.
    if (!(error instanceof DomainError) && errorCodeOf(error) === 'already_exists') refuse('already_asked');
    throw error;
  });
}

/** A call-back comes to be, with its conversation and its place in the queue. */
@Injectable()
export class CallbackMaking {
  constructor(
    private readonly moves: CallbackMoves,
    private readonly course: LiveCourse,
  ) {}

  async make(tx: Tx, wish: NewCallback): Promise<rows.Callback> {
    const { site, settings, number, language, orderReference, reason, page, since, fromId, ...own } = wish;
    await this.requireFew(tx, number.number, settings.perNumberADay);
    const { labels } = chosen(site.menu, wish.menuId, language);
    const now = this.moves.now();
    const { promisedAt } = wish;
    const [id, arrivedAt] = [uuid(), promisedAt ?? since ?? now];
    const conversation = await this.course.open(tx, {
      ...{ channel: 'callback', inboxId: site.inboxId, customerId: wish.customerId, at: since ?? now },
      subject: subjectOf(labels.length ? labels : [SUBJECTS[language]], orderReference, ''),
      preview: maskCards(previewOf(reason) || page.title),
      event: 'callback.asked',
      told: { callbackId: id, siteId: site.id, fromId },
    });
    const { customerId: _, ...columns } = own;
    const row = await tx.callback.create({
      data: {
        ...{ ...columns, id, conversationId: conversation.id, siteId: site.id, fromId, language, arrivedAt },
        ...{ number: number.number, kind: number.kind, subject: labels, createdAt: now },
        ...{ orderReference: maskCards(orderReference), reason: maskCards(reason), pageUrl: page.url },
        ...{ pageTitle: page.title, expiresAt: expiryOf(promisedAt ?? now, settings) },
        ...(promisedAt ? { state: 'scheduled', dueAt: promisedAt } : { state: 'waiting' }),
      },
    });
    if (promisedAt) await this.course.putAside(tx, conversation);
    else await this.course.wait(tx, conversation);
    return row;
  }

  private async requireFew(tx: Tx, number: string, most: number): Promise<void> {
    const since = new Date(this.moves.now().getTime() - DAY_MS);
    const count = await tx.callback.count({ where: { number, createdAt: { gte: since } } });
    if (count >= most) refuse('too_many_for_number');
  }
}
