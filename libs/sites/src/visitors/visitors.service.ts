import { Injectable } from '@nestjs/common';
import { maskCards, type VisitorContext } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { Clock, Db, type Prisma, type rows, type Tx, type VisitorActor } from '@guichet/platform';
import { masked } from './masked-context.ts';
import type { Account } from './signed-identity.ts';

export interface Introduction {
  account: Account | null;
  name: string;
  email: string;
  language: string;
  context: VisitorContext | undefined;
}

/** What a channel has of a visitor that goes on, such as a chat. */
export interface Belongings {
  has(tx: Tx, visitorId: string): Promise<boolean>;
  move(tx: Tx, from: string, to: string): Promise<void>;
}
/** A sign of life is good for so long; who comes back is written at the next look. */
const FRESH_SECONDS = 14;

/** Visitors who have said something. Whoever only looks around leaves no row. */
@Injectable()
export class VisitorsService {
  private readonly belongings: Belongings[] = [];

  constructor(
    private readonly db: Db,
    private readonly customers: CustomersService,
    private readonly clock: Clock,
  ) {}

  /** The visitor's row, made or brought up to date, and held until the commit: two of his tabs come one after the other. */
  async meet(tx: Tx, { siteId, visitorId }: VisitorActor, said: Introduction): Promise<rows.Visitor> {
    const customerId = await this.customerOf(tx, siteId, visitorId, said);
    const name = nameOf(said);
    const email = said.account?.email || said.email;
    const context = JSON.stringify(masked(said.context ?? {}));
    const at = this.clock.now();
    const [visitor] = await tx.$queryRaw<rows.Visitor[]>`
      insert into visitor as v (id, site_id, account_id, customer_id, name, email, language, context, online_at, last_seen_at)
      values (${visitorId}::uuid, ${siteId}::uuid, ${said.account?.id ?? null}, ${customerId}::uuid, ${name}, ${email},
        ${said.language}, ${context}::jsonb, ${at}, ${at})
      on conflict (tenant_id, id) do update set
        name = coalesce(nullif(excluded.name, ''), v.name), email = coalesce(nullif(excluded.email, ''), v.email),
        language = coalesce(nullif(excluded.language, ''), v.language), online_at = excluded.online_at, last_seen_at = excluded.last_seen_at,
        context = case when excluded.context = '{}' then v.context else excluded.context end
      returning v.id, v.site_id as "siteId", v.account_id as "accountId", v.customer_id as "customerId", v.name, v.email,
        v.language, v.context`;
    return visitor!;
  }

  find(tx: Tx, visitorId: string): Promise<rows.Visitor | null> {
    return tx.visitor.findFirst({ where: { id: visitorId } });
  }

  addBelongings(belongings: Belongings): void {
    this.belongings.push(belongings);
  }

  /** Who has said who he is takes along what he began before in the same browser. */
  claim(former: string, visitor: VisitorActor, account: Account): Promise<void> {
    return this.db.tx(async (tx) => {
      const open: Belongings[] = [];
      for (const one of this.belongings) if (await one.has(tx, former)) open.push(one);
      if (open.length === 0) return;
      const { name, email } = account;
      await this.meet(tx, visitor, { account, name, email, language: '', context: undefined });
      for (const one of open) await one.move(tx, former, visitor.visitorId);
    });
  }

  /** An address he gave where he had none. */
  async learnAddress(tx: Tx, visitorId: string, email: string): Promise<void> {
    await tx.visitor.updateMany({ where: { id: visitorId, email: '' }, data: { email } });
  }

  /** Pages of these visitors are open, or the last one closed. Answers those for whom that is new. */
  async seen(tx: Tx, ids: readonly string[], isThere: boolean): Promise<string[]> {
    const now = this.clock.now();
    const changed = await tx.$queryRaw<{ id: string }[]>`
      with before as (
        select id, online_at from visitor where id = any(${[...ids]}::uuid[])
          and (not ${isThere} or online_at is null or online_at < ${now}::timestamptz - make_interval(secs => ${FRESH_SECONDS}))
        order by id for update
      ), now as (
        update visitor v set online_at = case when ${isThere} then ${now}::timestamptz end, last_seen_at = ${now}
        from before b where v.id = b.id returning v.id
      )
      select b.id from before b where (b.online_at is null) = ${isThere}`;
    return changed.map(({ id }) => id);
  }

  /** The page said more of him. Nothing happens for whoever has not said anything himself. */
  async remember(visitorId: string, context: VisitorContext): Promise<boolean> {
    const data = { context: masked(context) as Prisma.InputJsonObject };
    const { count } = await this.db.tx((tx) => tx.visitor.updateMany({ where: { id: visitorId }, data }));
    return count === 1;
  }

  /**
   * Who the shop vouches for is that customer; an address that somebody merely types makes nobody another's customer, or he
   * would be shown as him. Agents may merge the records once they know.
   */
  private async customerOf(tx: Tx, siteId: string, visitorId: string, said: Introduction): Promise<string> {
    const { account, language } = said;
    const known = await this.find(tx, visitorId);
    if (known) return known.customerId;
    const name = nameOf(said);
    const identity = account
      ? account.email
        ? { kind: 'email' as const, value: account.email }
        : { kind: 'account' as const, value: `${siteId}/${account.id}` }
      : { kind: 'visitor' as const, value: visitorId };
    return (await this.customers.findOrCreate(tx, { ...identity, name, language })).id;
  }
}

const nameOf = ({ account, name }: Introduction): string => maskCards(account?.name || name);
