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
