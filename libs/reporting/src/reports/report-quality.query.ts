import type { ReportInput } from '@guichet/contracts';
import { currentActor, type Tx } from '@guichet/platform';
import { FACTS } from './counted-facts.query.ts';
import { groupingOf } from './report-groups.ts';
import { type Period, selected } from './report-scope.ts';

/** How requests were judged, and how long they took from opening to resolution. */
export interface Quality {
  answers: number;
  /** With 4 or 5. */
  satisfied: number;
  resolved: number;
  resolutionSeconds: number;
}
export const NO_QUALITY: Quality = { answers: 0, satisfied: 0, resolved: 0, resolutionSeconds: 0 };
type Found = Quality & { key: string | null };

/** By group; each request once in each, however often it was passed on. */
export async function qualityByGroup(tx: Tx, asked: ReportInput, period: Period): Promise<Map<string | null, Quality>> {
  const { joins, key } = groupingOf(asked.groupBy, asked.zone);
  const found = await tx.$queryRaw<Found[]>`
    select request.key, count(chat.rating)::float8 as answers, (count(*) filter (where chat.rating >= 4))::float8 as satisfied,
      (count(*) filter (where c.status = 'resolved'))::float8 as resolved,
      coalesce(sum(extract(epoch from c.resolved_at - c.created_at)) filter (where c.status = 'resolved'), 0)::float8
        as "resolutionSeconds"
    from (
      select distinct ${key} as key, r.subject_id as id from ${FACTS} ${joins}
      where r.answered + r.handled > 0 and ${selected(currentActor(), asked, period)}
    ) request join conversation c on c.id = request.id left join chat on chat.conversation_id = c.id
    group by 1`;
  return new Map(found.map(({ key: of, ...quality }) => [of, quality]));
}
