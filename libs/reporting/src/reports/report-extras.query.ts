import type { ReportExtras, ReportInput } from '@guichet/contracts';
import { currentActor, type Tx } from '@guichet/platform';
import { ratio } from '../figures/ratio.ts';
import { FACTS } from './counted-facts.query.ts';
import { type Period, selected } from './report-scope.ts';

const COMMENTS = 20;

/** Waits told to whoever was answered, against what came from then on. */
export async function estimateErrors(tx: Tx, asked: ReportInput, period: Period): Promise<ReportExtras['estimates']> {
  const [row] = await tx.$queryRaw<ReportExtras['estimates'][]>`
    with error as (
      select told.seconds - extract(epoch from r.answered_at - told.at)::float8 as seconds
      from ${FACTS} join work_estimate told on told.work_item_id = r.id and told.at <= r.answered_at
      where r.answered = 1 and told.seconds is not null and ${selected(currentActor(), asked, period)}
    )
    select count(*)::int as count, avg(seconds)::float8 as "meanErrorSeconds",
      percentile_disc(0.9) within group (order by abs(seconds)) as "p90ErrorSeconds" from error`;
  return row!;
}

/** Each dialogue once, however often it was passed on. */
export async function satisfaction(
  tx: Tx,
  asked: ReportInput,
  period: Period,
): Promise<Pick<ReportExtras, 'satisfaction' | 'comments'>> {
  const rated = await tx.$queryRaw<
    { conversationId: string; at: Date | null; score: number | null; comment: string }[]
  >`
    select chat.conversation_id as "conversationId", chat.rated_at as at, chat.rating as score,
      chat.rating_comment as comment
    from chat where chat.ended_at is not null and chat.conversation_id in (
      select r.subject_id from ${FACTS}
      where r.channel = 'chat' and r.answered = 1 and ${selected(currentActor(), asked, period)})
    order by chat.rated_at desc nulls last`;
  const answers = rated.filter(({ score }) => score !== null);
  const good = answers.filter(({ score }) => score! >= 4).length;
  return {
    satisfaction: {
      ...{ sent: rated.length, answers: answers.length },
      ...{ satisfied: ratio(good, answers.length), responseRate: ratio(answers.length, rated.length) },
    },
    comments: answers
      .filter(({ comment }) => comment !== '')
      .slice(0, COMMENTS)
      .map(({ conversationId, at, score, comment }) => ({
        conversationId,
        at: at!.toISOString(),
        score: score!,
        comment,
      })),
  };
}

/**
 * Once and done. By the agent: what he closed as solved, of all he gave a reason for. Not back: no further contact of that
 * person, on whatever channel, within 7 days; those of the last 7 days are not judged yet. The customer is not asked.
 */
export async function onceAndDone(tx: Tx, asked: ReportInput, period: Period): Promise<ReportExtras['once']> {
  const [row] = await tx.$queryRaw<{ solved: number; reasoned: number; notBack: number; judged: number }[]>`
    with closed as (
      select r.id, r.done_at, d.code, d.is_default, c.id as conversation_id, coalesce(k.merged_into_id, k.id) as person_id
      from ${FACTS} left join disposition d on d.id = r.disposition_id
      left join conversation c on c.id = r.subject_id left join customer k on k.id = c.customer_id
      where r.handled = 1 and r.outcome = 'answered' and ${selected(currentActor(), asked, period)}
    ), judged as (
      select exists (
        select from customer k join conversation c on c.customer_id = k.id
        join work_fact f on f.subject_id = c.id and f.is_queued and f.arrived_at > closed.done_at
          and f.arrived_at <= closed.done_at + interval '7 days'
        where k.id = closed.person_id or k.merged_into_id = closed.person_id
      ) as is_back
      from closed where person_id is not null and done_at < now() - interval '7 days'
    )
    select (select count(*) filter (where code = 'solved') from closed)::int as solved,
      (select count(*) filter (where not is_default) from closed)::int as reasoned,
      (select count(*) filter (where not is_back) from judged)::int as "notBack",
      (select count(*) from judged)::int as judged`;
  const { solved, reasoned, notBack, judged } = row!;
  return { byAgent: ratio(solved, reasoned), byCustomer: null, notBack: ratio(notBack, judged), judged };
}

/** Of requests resolved by now: a turn is what one side says until the other does. */
export async function exchanges(tx: Tx, asked: ReportInput, period: Period): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ mean: number | null }[]>`
    with resolved as (
      select c.id from conversation c where c.status = 'resolved' and c.id in (
        select r.subject_id from ${FACTS} where r.handled = 1 and ${selected(currentActor(), asked, period)})
    ), said as (
      select e.conversation_id, e.direction is distinct from
        lag(e.direction) over (partition by e.conversation_id order by e.sequence) as is_turn
      from entry e join resolved on resolved.id = e.conversation_id where e.type = 'message' and e.direction is not null
    )
    select ((select count(*) from said where is_turn)
      + (select count(*) from call join resolved on resolved.id = call.conversation_id where call.answered_at is not null)
      )::float8 / nullif((select count(*) from resolved), 0) as mean`;
  return row!.mean;
}
