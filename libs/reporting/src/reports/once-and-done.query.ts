import type { OnceAndDone, OnceRow, ReportInput } from '@guichet/contracts';
import { rootOf } from '@guichet/customers';
import { currentActor, type Tx } from '@guichet/platform';
import { ratio } from '../figures/ratio.ts';
import { FACTS } from './counted-facts.query.ts';
import { groupingOf } from './report-groups.ts';
import { type Period, selected } from './report-scope.ts';
import { rowNames } from './row-names.query.ts';

interface Judged {
  key: string | null;
  solved: number;
  reasoned: number;
  settled: number;
  answers: number;
  notBack: number;
  judged: number;
}
const NOTHING: Judged = { key: null, solved: 0, reasoned: 0, settled: 0, answers: 0, notBack: 0, judged: 0 };

export async function onceAndDone(tx: Tx, asked: ReportInput, period: Period): Promise<OnceAndDone> {
  const [all = NOTHING] = await judgedByGroup(tx, { ...asked, groupBy: 'all' }, period);
  return sharesOf(all);
}

/** Of each row, in the order of the report. */
export async function onceByRow(tx: Tx, asked: ReportInput, period: Period): Promise<OnceRow[]> {
  if (asked.groupBy === 'all') return [];
  const rows = await judgedByGroup(tx, asked, period);
  const names = await rowNames(
    tx,
    asked.groupBy,
    rows.map(({ key }) => key),
  );
  return rows.map((row) => ({ key: row.key, name: names.get(row.key ?? '') ?? '', ...sharesOf(row) }));
}

const sharesOf = ({ solved, reasoned, settled, answers, notBack, judged }: Judged): OnceAndDone => ({
  byAgent: ratio(solved, reasoned),
  ...{ byCustomer: ratio(settled, answers), answers },
  ...{ notBack: ratio(notBack, judged), judged },
});

/**
 * By the agent: what he closed as solved, of all he gave a reason for. By the customer: what he last said of his request, which
 * counts once however many contacts it took. Not back: no further contact of that person, on whatever channel, within 7 days;
 * those of the last 7 days are not judged yet.
 */
function judgedByGroup(tx: Tx, asked: ReportInput, period: Period): Promise<Judged[]> {
  const { key, joins } = groupingOf(asked.groupBy, asked.zone);
  return tx.$queryRaw<Judged[]>`
    with closed as (
      select ${key} as key, r.done_at, d.code, d.is_default, o.id as request_id, a.is_settled,
        ${rootOf('p')} as person_id
      from ${FACTS} ${joins} left join disposition d on d.id = r.disposition_id
      left join conversation o on o.id = r.subject_id left join customer p on p.id = o.customer_id
      left join resolution_answer a on a.conversation_id = o.id
      where r.handled = 1 and r.outcome = 'answered' and ${selected(currentActor(), asked, period)}
    ), looked_at as (
      select *, case when person_id is not null and done_at < now() - interval '7 days' then exists (
        select from customer same join conversation c on c.customer_id = same.id
        join work_fact f on f.subject_id = c.id and f.is_queued and f.arrived_at > closed.done_at
          and f.arrived_at <= closed.done_at + interval '7 days'
        where same.id = closed.person_id or same.merged_into_id = closed.person_id
      ) end as is_back
      from closed
    )
    select key, count(*) filter (where code = 'solved')::int as solved,
      count(*) filter (where not is_default)::int as reasoned,
      count(distinct request_id) filter (where is_settled)::int as settled,
      count(distinct request_id) filter (where is_settled is not null)::int as answers,
      count(*) filter (where not is_back)::int as "notBack", count(is_back)::int as judged
    from looked_at group by key order by key nulls last`;
}
