import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, tryRule } from '@guichet/contracts';
import { rootOf } from '@guichet/customers';
import { Db, type rows, type Tx } from '@guichet/platform';
import { matches, RulesService } from '@guichet/routing';

/** Enough to see what a rule does; more would only be slow. */
const EXAMINED = 1000;
const EXAMPLES = 20;

interface Past {
  id: string;
  number: number;
  subject: string;
  at: Date;
  inboxId: string;
  channel: rows.Conversation['channel'];
  customerName: string;
  valueClass: rows.ValueClass;
  language: string | null;
  from: string;
  recipients: { to?: { address: string }[]; cc?: { address: string }[] };
  text: string;
}

/** Which past conversations a rule would have caught when they came. */
@Injectable()
export class RuleTrial {
  constructor(
    private readonly db: Db,
    private readonly rules: RulesService,
  ) {}

  try({ conditions }: InputOf<typeof tryRule>): Promise<OutputOf<typeof tryRule>> {
    return this.db.tx(async (tx) => {
      const past = await newest(tx);
      const hours = await this.rules.hoursOf(tx, [{ conditions }]);
      const caught = past.filter(({ from, recipients, ...one }) => {
        const to = [...(recipients.to ?? []), ...(recipients.cc ?? [])].map(({ address }) => address);
        return matches(conditions, { ...one, from, to }, hours);
      });
      return {
        examined: past.length,
        matched: caught.length,
        examples: caught.slice(0, EXAMPLES).map(({ id, number, subject, customerName, at }) => ({
          conversationId: id,
          ...{ number, subject, customerName },
          at: at.toISOString(),
        })),
      };
    });
  }
}

/** With what their customers wrote first. */
const newest = (tx: Tx): Promise<Past[]> => tx.$queryRaw<Past[]>`
  select c.id, c.number, c.subject, c.created_at as at, c.inbox_id as "inboxId", c.channel::text,
    coalesce(r.name, '') as "customerName", coalesce(r.value_class, 'standard')::text as "valueClass", r.language,
    e.from_address as "from", e.recipients, e.text
  from (select * from conversation order by created_at desc, id desc limit ${EXAMINED}) c
  left join customer p on p.tenant_id = c.tenant_id and p.id = c.customer_id
  left join customer r on r.tenant_id = c.tenant_id and r.id = ${rootOf('p')}
  join lateral (
    select * from entry where conversation_id = c.id and direction = 'in' and kind = 'normal' order by sequence limit 1
  ) e on true
  order by c.created_at desc, c.id desc`;
