import { Injectable } from '@nestjs/common';
import type { CallStart } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Clock, Db, key, type Prisma, type rows, storable, type Tx } from '@guichet/platform';
import { type Admitted, answersOf, chosen, subjectOf, typedSite, VisitorsService } from '@guichet/sites';
import { maskCards } from '@guichet/contracts';
import { v7 as uuid } from 'uuid';
import type * as z from 'zod';
import { SET_UP_MS } from './call-leases.service.ts';

type Input = z.output<typeof CallStart>;

/** Who went away and is back so soon has his place by his first arrival. */
const SAME_PLACE_MS = 30_000;
/** What a call without a choice is about, for whoever looks at lists. */
const SUBJECTS = { fr: 'Appel', en: 'Call' };

/** A call as a page asks for it, before there is a line. */
@Injectable()
export class CallStarting {
  constructor(
    private readonly db: Db,
    private readonly course: LiveCourse,
    private readonly visitors: VisitorsService,
    private readonly clock: Clock,
  ) {}

  /** The visitor's call that is not over. */
  live(visitorId: string): Promise<rows.Call | null> {
    return this.db.tx((tx) =>
      tx.call.findFirst({ where: { visitorId, endedAt: null }, orderBy: { startedAt: 'desc' } }),
    );
  }

  /** The same `clientId` again is the same call; whoever is in a call already gets that one. */
  start({ visitor, account }: Admitted, input: Input): Promise<rows.Call> {
    const said = storable(input);
    return this.db.tx(async (tx) => {
      const { name, email, language, context } = said;
      const row = await this.visitors.meet(tx, visitor, { account, name, email, language, context });
      const mine = { visitorId: row.id, OR: [{ clientId: said.clientId }, { endedAt: null }] };
      const known = await tx.call.findFirst({ where: mine, orderBy: { startedAt: 'desc' } });
      return known ?? this.open(tx, row, said);
    });
  }

  private async open(tx: Tx, visitor: { id: string; siteId: string; customerId: string }, said: Input) {
    // As it is now: the page may have known the site for hours.
    const site = typedSite(await tx.site.findUniqueOrThrow({ where: key(visitor.siteId) }));
    const { labels } = chosen(site.menu, said.menuId, said.language);
    const now = this.clock.now();
    const [id, at] = [uuid(), await this.arrival(tx, visitor.id, now)];
    const conversation = await this.course.open(tx, {
      ...{ channel: 'voice', inboxId: site.inboxId, customerId: visitor.customerId, at },
      subject: subjectOf(labels.length ? labels : [SUBJECTS[said.language]], said.orderReference, ''),
      event: 'call.started',
      told: { callId: id, siteId: site.id },
    });
    const { menuId, clientId, language, refusesRecording } = said;
    return tx.call.create({
      data: {
        ...{ id, conversationId: conversation.id, siteId: site.id, visitorId: visitor.id, clientId },
        ...{ menuId, subject: labels, language, refusesRecording, startedAt: at },
        state: site.hasVoiceMenu && menuId === null ? 'menu' : 'waiting',
        orderReference: maskCards(said.orderReference),
        fields: answersOf(site.fields, said.fields, language) as unknown as Prisma.InputJsonArray,
        aliveUntil: new Date(now.getTime() + SET_UP_MS),
      },
    });
  }

  private async arrival(tx: Tx, visitorId: string, now: Date): Promise<Date> {
    const since = new Date(now.getTime() - SAME_PLACE_MS);
    const where = { visitorId, end: 'abandoned', endedAt: { gte: since } };
    const former = await tx.call.findFirst({ where, orderBy: { endedAt: 'desc' } });
    return former?.startedAt ?? now;
  }
}
