import { Injectable } from '@nestjs/common';
import { type ChatStart, type Locale, maskCards } from '@guichet/contracts';
import { ConversationIntake } from '@guichet/conversations';
import { Clock, Db, Events, key, type Prisma, type Tx } from '@guichet/platform';
import type * as z from 'zod';
import {
  type Admitted,
  answersOf,
  CARD_MASKED,
  chosen,
  externalIdOf,
  type SiteRow,
  subjectOf,
  typedSite,
  VisitorsService,
} from '@guichet/sites';

type Input = z.output<typeof ChatStart>;
export interface Started {
  conversationId: string;
  entryId: string;
  /** He had a chat already, so his words belong into it. */
  isOther: boolean;
}

/** The first message of a chat, and all that comes to be with it. */
@Injectable()
export class ChatStarting {
  constructor(
    private readonly db: Db,
    private readonly intake: ConversationIntake,
    private readonly visitors: VisitorsService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** In one transaction. Two tabs that begin at once get one chat; the same `clientId` again is the same chat. */
  start({ visitor, account }: Admitted, said: Input): Promise<Started> {
    return this.db.tx(async (tx) => {
      const { name, email, language, context } = said;
      const row = await this.visitors.meet(tx, visitor, { account, name, email, language, context });
      const externalId = externalIdOf(visitor.visitorId, said.clientId);
      const open = await tx.chat.findFirst({ where: { visitorId: row.id, endedAt: null } });
      const known = await tx.entry.findFirst({ where: { externalId } });
      if (known) return { conversationId: known.conversationId, entryId: known.id, isOther: false };
      if (open) return { conversationId: open.conversationId, entryId: '', isOther: true };
      // As it is now: the page may have known the site for hours.
      const site = typedSite(await tx.site.findUniqueOrThrow({ where: key(visitor.siteId) }));
      return this.open(tx, site, row, { ...said, externalId });
    });
  }

  private async open(
    tx: Tx,
    site: SiteRow,
    visitor: { id: string; customerId: string; name: string; email: string },
    said: Input & { externalId: string },
  ): Promise<Started> {
    const choice = chosen(site.menu, said.menuId, said.language as Locale);
    const at = this.clock.now();
    const text = maskCards(said.text);
    const { conversationId, entryId } = await this.intake.receive(tx, {
      ...{
        externalId: said.externalId,
        conversationId: null,
        channel: 'chat',
        inboxId: site.inboxId,
        at,
        kind: 'normal',
      },
      subject: subjectOf(choice.labels, said.orderReference, text),
      from: { name: visitor.name, address: visitor.email },
      ...{ to: [], cc: [], text, quotedText: '', html: null, hasRemoteImages: false, language: said.language },
      notices: text === said.text ? [] : [CARD_MASKED],
      ...{ attachments: [], hasRaw: false, customerId: visitor.customerId, wish: choice.wish },
    });
    const { menuId, orderReference } = said;
    await tx.chat.create({
      data: {
        ...{ conversationId, siteId: site.id, visitorId: visitor.id, menuId, subject: choice.labels },
        ...{ orderReference: maskCards(orderReference), startedAt: at, lastVisitorAt: at },
        fields: answersOf(site.fields, said.fields, said.language) as unknown as Prisma.InputJsonArray,
      },
    });
    await this.events.record(tx, 'chat.started', { conversationId, siteId: site.id, visitorId: visitor.id });
    return { conversationId, entryId, isOther: false };
  }
}
