/** When a figure goes too far, and when it is back. */
export interface AlertTerms {
  isAbove: boolean;
  raiseAt: number;
  clearAt: number;
  forSeconds: number;
}
export interface AlertCourse {
  state: 'quiet' | 'pending' | 'raised';
  /** Of the state; null while nothing was noticed. */
  since: Date | null;
}
export type AlertNews = 'raised' | 'cleared' | null;

const QUIET: AlertCourse = { state: 'quiet', since: null };

/**
 * What becomes of an alert at a look. It is raised once the figure was beyond for its time at every look, and over only once the
 * figure is back at where it clears; in between nothing changes, so that a figure that trembles tells nothing twice. Null, as of
 * a service level of nobody, is back.
 */
export function nextCourse(
  terms: AlertTerms,
  course: AlertCourse,
  value: number | null,
  now: Date,
): { course: AlertCourse; news: AlertNews } {
  if (course.state === 'raised')
    return isBack(terms, value) ? { course: QUIET, news: 'cleared' } : { course, news: null };
  if (!isBeyond(terms, value)) return { course: QUIET, news: null };
  const since = course.state === 'pending' ? course.since! : now;
  const isLong = now.getTime() - since.getTime() >= terms.forSeconds * 1000;
  return isLong
    ? { course: { state: 'raised', since }, news: 'raised' }
    : { course: { state: 'pending', since }, news: null };
}

const isBeyond = ({ isAbove, raiseAt }: AlertTerms, value: number | null): boolean =>
  value !== null && (isAbove ? value > raiseAt : value < raiseAt);
const isBack = ({ isAbove, clearAt }: AlertTerms, value: number | null): boolean =>
  value === null || (isAbove ? value <= clearAt : value >= clearAt);
